package studio.evosearch.app.population;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.ThumbnailGrid;

/** What a person can do in the grid. */
final class PopulationActions {
  private static final Strings STRINGS = Strings.of(PopulationActions.class);

  /** What is done with the selected candidates, in the order of the buttons. */
  static final List<String> ACTS =
      List.of("candidate.pin", "candidate.reject", "candidate.like", "candidate.dislike");

  /** What the grid can be made to show. */
  static final List<String> SCOPES =
      List.of("grid.generation", "grid.all", "grid.ancestors", "grid.descendants");

  private PopulationActions() {}

  static void add(Actions actions, PopulationViewModel model, ThumbnailGrid grid) {
    for (Act act : Act.values()) {
      String id = "candidate." + act.name().toLowerCase(Locale.ROOT);
      actions.add(
          Action.of(STRINGS, id, icon(act), key(act), model.canAct(), () -> model.act(act)));
    }
    for (Act act : Act.values()) {
      String id = "candidate." + act.name().toLowerCase(Locale.ROOT) + "Next";
      actions.add(
          Action.of(
              STRINGS,
              id,
              icon(act),
              "Shift+" + key(act),
              model.canAct(),
              () -> {
                model.act(act);
                model.goOn();
              }));
    }
    ObservableBooleanValue any =
        Bindings.createBooleanBinding(() -> model.sheet().get().isPresent(), model.sheet());
    ReadOnlyObjectProperty<?> focus = model.selection().focus();
    ObservableBooleanValue one =
        Bindings.createBooleanBinding(() -> model.selection().focus().get().isPresent(), focus);
    actions.add(
        Action.of(
            STRINGS, "grid.selectAll", Material2MZ.SELECT_ALL, "Shortcut+A", any, model::selectAll),
        Action.of(STRINGS, "grid.bigger", Material2MZ.ZOOM_IN, "Shortcut+Plus", any, grid::bigger),
        Action.of(
            STRINGS, "grid.smaller", Material2MZ.ZOOM_OUT, "Shortcut+Minus", any, grid::smaller),
        Action.of(
            STRINGS,
            "grid.generation",
            Material2AL.GRID_ON,
            "",
            any,
            () -> model.look(new Scope.Generation())),
        Action.of(
            STRINGS, "grid.all", Material2AL.APPS, "", any, () -> model.look(new Scope.All())),
        Action.of(
            STRINGS,
            "grid.ancestors",
            Material2AL.ARROW_UPWARD,
            "",
            one,
            () -> model.lookAtFamily(Scope.Ancestors::new)),
        Action.of(
            STRINGS,
            "grid.descendants",
            Material2AL.ARROW_DOWNWARD,
            "",
            one,
            () -> model.lookAtFamily(Scope.Descendants::new)));
  }

  private static Ikon icon(Act act) {
    return switch (act) {
      case PIN -> Material2MZ.PUSH_PIN;
      case REJECT -> Material2AL.BLOCK;
      case LIKE -> Material2AL.FAVORITE;
      case DISLIKE -> Material2MZ.THUMB_DOWN;
    };
  }

  private static String key(Act act) {
    return switch (act) {
      case PIN -> "P";
      case REJECT -> "X";
      case LIKE -> "L";
      case DISLIKE -> "D";
    };
  }
}
