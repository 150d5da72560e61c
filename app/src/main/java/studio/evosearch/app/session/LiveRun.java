package studio.evosearch.app.session;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.image.Image;
import studio.evosearch.engine.run.RunEvent;
import studio.evosearch.engine.run.RunHandle;
import studio.evosearch.engine.run.RunState;

/** What a run that was in the engine's hands has told of itself so far. On the FX thread. */
final class LiveRun {
  private final ObservableMap<Long, Image> previews = FXCollections.observableHashMap();
  private Optional<RunHandle> handle = Optional.empty();
  private RunState state = RunState.QUEUED;
  private Optional<Flight> flight = Optional.empty();
  private boolean landed;
  private Optional<RunEvent.Progress> progress = Optional.empty();

  void handle(RunHandle taken) {
    handle = Optional.of(taken);
  }

  /** The engine's handle; empty once the run has ended. */
  Optional<RunHandle> handle() {
    return handle.filter(h -> !ended());
  }

  boolean ended() {
    return state.ended();
  }

  RunState state() {
    return state;
  }

  /** The generation being denoised, and once it is stored until the next one starts. */
  Optional<Flight> flight() {
    return flight;
  }

  Optional<RunEvent.Progress> progress() {
    return progress;
  }

  ObservableMap<Long, Image> previews() {
    return previews;
  }

  void preview(long candidate, Image image) {
    if (flight.isPresent()) {
      previews.put(candidate, image);
    }
  }

  void hear(RunEvent event) {
    switch (event) {
      case RunEvent.StateChanged e -> {
        state = e.state();
        if (ended() && !landed) {
          flight = Optional.empty();
        }
      }
      case RunEvent.GenerationStarted e -> {
        previews.clear();
        landed = false;
        flight = Optional.of(new Flight(e.round(), e.firstId(), e.settings()));
      }
      case RunEvent.Progress e -> progress = Optional.of(e);
      case RunEvent.GenerationDone e -> landed = true;
      case RunEvent.Steered e -> {}
      case RunEvent.Undone e -> {}
      case RunEvent.Refused e -> {}
      case RunEvent.Preview e -> {}
      case RunEvent.Quarantined e -> {}
    }
  }
}
