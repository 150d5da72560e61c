package studio.evosearch.app.shell;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.settings.Preferences;

/** What a person can do with the window itself. */
final class ShellActions {
  private static final Strings STRINGS = Strings.of(ShellActions.class);
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private ShellActions() {}

  static void add(Workbench bench, StudioWindow window) {
    Actions actions = bench.actions();
    SideWindows sides = window.sides();
    actions.add(
        action("app.palette", Material2MZ.SEARCH, "Shortcut+K", window::showPalette),
        action("app.preferences", Material2MZ.SETTINGS, "Shortcut+Comma", sides::showPreferences),
        action("app.shortcuts", Material2AL.KEYBOARD, "F1", sides::showShortcuts),
        action("app.tour", Material2AL.HELP_OUTLINE, "Shift+F1", window::startTour),
        Action.of(
            STRINGS,
            "app.notices",
            Material2MZ.NOTIFICATIONS_NONE,
            "F4",
            window.hasNotices(),
            window::focusNotice),
        action("app.log", Material2AL.ARTICLE, "Shortcut+Shift+L", sides::showLog),
        action("app.about", Material2AL.INFO, "", sides::showAbout),
        action("app.quit", Material2MZ.POWER_SETTINGS_NEW, "Shortcut+Q", window::close));
    actions.add(
        tab("population", Material2AL.GRID_ON, "Shortcut+1", window),
        tab("lineage", Material2AL.ACCOUNT_TREE, "Shortcut+2", window),
        tab("compare", Material2AL.COMPARE, "Shortcut+3", window),
        tab("setup", Material2MZ.TUNE, "Shortcut+4", window),
        tab("library", Material2MZ.PHOTO_LIBRARY, "Shortcut+5", window),
        tab("latents", Material2AL.BUBBLE_CHART, "Shortcut+6", window),
        action("view.fullScreen", Material2AL.FULLSCREEN, "F11", window::toggleFullScreen));
    actions.add(
        theme(Theme.LIGHT, Material2MZ.WB_SUNNY, bench),
        theme(Theme.DARK, Material2AL.BRIGHTNESS_3, bench),
        theme(Theme.SYSTEM, Material2AL.BRIGHTNESS_AUTO, bench));
  }

  private static Action action(String id, Ikon icon, String keys, Runnable run) {
    return Action.of(STRINGS, id, icon, keys, ALWAYS, run);
  }

  private static Action tab(String key, Ikon icon, String keys, StudioWindow window) {
    return action("view." + key, icon, keys, () -> window.select(key));
  }

  /** Cannot be done while it is in force, which tells that it is. */
  private static Action theme(Theme theme, Ikon icon, Workbench bench) {
    ObservableValue<Preferences> current = bench.preferences().current();
    return Action.of(
        STRINGS,
        "theme." + theme.name().toLowerCase(Locale.ROOT),
        icon,
        "",
        Bindings.createBooleanBinding(() -> current.getValue().theme() != theme, current),
        () -> bench.preferences().change(p -> p.withTheme(theme)));
  }
}
