package studio.evosearch.app.controls;

import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;

/** What the controls let a person do, for menus, palette, shortcuts and buttons. */
final class ControlsActions {
  private static final Strings STRINGS = Strings.of(ControlsActions.class);

  private ControlsActions() {}

  static void add(Actions actions, ControlsViewModel model, ScrubberViewModel time) {
    BooleanBinding canHold = model.canHold();
    BooleanBinding canStep = model.canStep();
    BooleanBinding canStop = model.canStop();
    BooleanBinding steerable = model.steerable();
    actions.add(
        Action.of(STRINGS, "run.start", Material2MZ.PLAY_ARROW, "F5", model.canRun(), model::run),
        Action.of(STRINGS, "run.pause", Material2MZ.PAUSE, "F6", canHold, model::holdOrGoOn),
        Action.of(
            STRINGS,
            "run.pauseRelease",
            Material2MZ.PAUSE_CIRCLE_OUTLINE,
            "",
            canHold,
            model::holdAndRelease),
        Action.of(
            STRINGS,
            "run.step",
            Material2MZ.SKIP_NEXT,
            "F7",
            canStep,
            () -> model.step(Boundary.GENERATION)),
        Action.of(
            STRINGS,
            "run.stepDenoising",
            Material2MZ.REDO,
            "Shift+F7",
            canStep,
            () -> model.step(Boundary.STEP)),
        Action.of(
            STRINGS,
            "run.stopAfter",
            Material2MZ.STOP,
            "F8",
            canStop,
            () -> model.stop(RunCommand.When.AFTER_GENERATION)),
        Action.of(
            STRINGS,
            "run.stop",
            Material2AL.CANCEL_PRESENTATION,
            "Shift+F8",
            canStop,
            () -> model.stop(RunCommand.When.NOW)),
        Action.of(
            STRINGS,
            "run.resume",
            Material2MZ.PLAY_CIRCLE_OUTLINE,
            "F9",
            model.canResume(),
            model::resume),
        Action.of(STRINGS, "run.replay", Material2MZ.REPLAY, "", model.canReplay(), model::replay),
        Action.of(STRINGS, "edit.undo", Material2MZ.UNDO, "Shortcut+Z", steerable, model::undo),
        Action.of(
            STRINGS, "edit.redo", Material2MZ.REDO, "Shortcut+Shift+Z", steerable, model::redo),
        Action.of(
            STRINGS,
            "time.previous",
            Material2AL.CHEVRON_LEFT,
            "Alt+LEFT",
            time.canGoBack(),
            () -> time.go(time.generation() - 1)),
        Action.of(
            STRINGS,
            "time.next",
            Material2AL.CHEVRON_RIGHT,
            "Alt+RIGHT",
            time.canGoOn(),
            () -> time.go(time.generation() + 1)),
        Action.of(
            STRINGS,
            "time.newest",
            Material2AL.LAST_PAGE,
            "Alt+END",
            time.canGoOn(),
            () -> time.go(Integer.MAX_VALUE)));
  }
}
