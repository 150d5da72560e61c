package studio.evosearch.app.lineage;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.PlaneCanvas;
import studio.evosearch.app.fx.Strings;

/** What a person can do with the forest. */
final class LineageActions {
  private static final Strings STRINGS = Strings.of(LineageActions.class);

  private LineageActions() {}

  static void add(Actions actions, LineageViewModel model, PlaneCanvas canvas, Runnable centre) {
    BooleanBinding there =
        Bindings.createBooleanBinding(() -> model.look().get().isPresent(), model.look());
    BooleanBinding focused =
        Bindings.createBooleanBinding(() -> model.focus().isPresent(), model.look());
    actions.add(
        Action.of(STRINGS, "lineage.fit", Material2MZ.ZOOM_OUT_MAP, "", there, canvas::fit),
        Action.of(STRINGS, "lineage.zoomIn", Material2MZ.ZOOM_IN, "", there, canvas::zoomIn),
        Action.of(STRINGS, "lineage.zoomOut", Material2MZ.ZOOM_OUT, "", there, canvas::zoomOut),
        Action.of(STRINGS, "lineage.centre", Material2AL.FILTER_CENTER_FOCUS, "", focused, centre),
        Action.of(
            STRINGS,
            "lineage.ancestors",
            Material2AL.ACCOUNT_TREE,
            "Shortcut+Shift+A",
            focused,
            model::selectAncestors));
  }
}
