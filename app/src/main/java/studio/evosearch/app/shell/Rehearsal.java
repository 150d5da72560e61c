package studio.evosearch.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunState;

/**
 * The studio used without a person: presses Run, looks at what was found in every view, and ends.
 * The start-up cache of the installers is made from it, and it tells whether an installation works:
 * the process ends with 1 when the run does not come to its end.
 */
final class Rehearsal extends AnimationTimer {
  static final String ARGUMENT = "--rehearsal";

  private static final List<String> VIEWS =
      List.of(
          "view.lineage",
          "view.compare",
          "view.latents",
          "view.library",
          "view.setup",
          "view.population",
          "app.about");

  /** Frames for each look, so that a view is painted. */
  private static final int FRAMES = 30;

  private final Studio studio;
  private boolean begun;
  private int frames;

  Rehearsal(Studio studio) {
    this.studio = studio;
  }

  @Override
  public void handle(long now) {
    Workbench bench = studio.bench();
    if (!begun) {
      begun = studio.ready() && bench.draft().spec().get().isPresent();
      if (begun) {
        bench.actions().run("run.start");
      }
      return;
    }
    Optional<RunState> ended = bench.session().state().get().filter(RunState::ended);
    if (ended.isPresent()) {
      look(bench, ended.get());
    }
  }

  private void look(Workbench bench, RunState ended) {
    int view = frames++ / FRAMES;
    if (view < VIEWS.size()) {
      if (frames % FRAMES == 1) {
        bench.actions().run(VIEWS.get(view));
      }
      return;
    }
    stop();
    if (ended == RunState.DONE) {
      Platform.exit();
    } else {
      Runtime.getRuntime().exit(1);
    }
  }
}
