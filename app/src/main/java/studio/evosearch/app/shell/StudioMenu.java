package studio.evosearch.app.shell;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;

/** The menu bar; macOS shows it at the top of the screen. */
final class StudioMenu extends MenuBar {
  private static final Strings STRINGS = Strings.of(StudioMenu.class);

  /** Has the menus' names; {@link #fill} puts what they hold in. */
  StudioMenu() {
    setId("menu-bar");
    setUseSystemMenuBar(true);
    MenuPlan.STUDIO.forEach(plan -> getMenus().add(named(plan)));
  }

  /**
   * Puts the actions in that there are; to be done once all are. The menus stay the same: one that
   * went while the mouse is over it would keep Escape and the arrows to itself.
   */
  void fill(Actions actions) {
    List<String> ids = actions.all().stream().map(Action::id).toList();
    MenuPlan.resolve(MenuPlan.STUDIO, ids)
        .forEach(plan ->
            getMenus().stream()
                .filter(menu -> menu.getId().equals(id(plan)))
                .forEach(menu -> fill(menu, plan, actions)));
  }

  private static void fill(Menu menu, MenuPlan.Menu plan, Actions actions) {
    menu.getItems().setAll(plan.entries().stream().map(entry -> item(entry, actions)).toList());
  }

  private static Menu menu(MenuPlan.Menu plan, Actions actions) {
    Menu menu = named(plan);
    fill(menu, plan, actions);
    return menu;
  }

  private static Menu named(MenuPlan.Menu plan) {
    Menu menu = new Menu(STRINGS.text("menu." + plan.key()));
    menu.setId(id(plan));
    return menu;
  }

  private static String id(MenuPlan.Menu plan) {
    return "menu-" + plan.key();
  }

  private static MenuItem item(MenuPlan.Entry entry, Actions actions) {
    return switch (entry) {
      case MenuPlan.Item item -> actions.menuItem(item.id());
      case MenuPlan.Menu menu -> menu(menu, actions);
      case MenuPlan.Line _ -> new SeparatorMenuItem();
      case MenuPlan.Rest rest -> throw new IllegalStateException("not filled in: " + rest.area());
    };
  }
}
