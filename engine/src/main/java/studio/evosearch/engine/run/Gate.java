package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Where a run's thread meets what people tell it. Commands come in from any thread and never wait
 * for the run; the run passes the gate before every denoiser call, takes what came, and stays while
 * it is held.
 */
final class Gate {
  /** What the run does after the gate. */
  enum Pass {
    GO,
    STOP
  }

  /** What the run hears at the gate, on its own thread. */
  interface Listener {
    void act(RunCommand.Act act);

    void held(boolean releaseMemory);

    void released();

    /** There is time for a short work for others; false when there is none to do. */
    boolean errand();
  }

  /** What came; empty where somebody only knocked. */
  private final BlockingQueue<Optional<RunCommand>> inbox = new LinkedBlockingQueue<>();

  // The run's thread alone touches these.
  private Optional<RunCommand.Pause> pause = Optional.empty();
  private Optional<RunCommand.Stop> stop = Optional.empty();
  private Optional<Boundary> holdAt = Optional.empty();

  /** Leaves a command for the run; from any thread, at once. */
  void post(RunCommand command) {
    inbox.add(Optional.of(command));
  }

  /** Has the run look for errands, also while it is held; from any thread, at once. */
  void knock() {
    inbox.add(Optional.empty());
  }

  /**
   * Takes the commands that came, and waits while the run is held; does one errand on the way.
   *
   * @param crossed the boundary the run stands at
   */
  Pass pass(Boundary crossed, Listener listener) throws InterruptedException {
    takeAll(listener);
    if (holdAt.isPresent() && crossed.compareTo(holdAt.get()) >= 0) {
      holdAt = Optional.empty();
      pause = Optional.of(new RunCommand.Pause(false));
    }
    if (pause.isPresent() && !stopping(crossed)) {
      listener.held(pause.get().releaseMemory());
      while (pause.isPresent() && !stopping(crossed)) {
        if (listener.errand()) {
          takeAll(listener);
        } else {
          inbox.take().ifPresent(command -> take(command, listener));
        }
      }
      listener.released();
    }
    if (stopping(crossed)) {
      return Pass.STOP;
    }
    listener.errand();
    return Pass.GO;
  }

  private void takeAll(Listener listener) {
    List<Optional<RunCommand>> came = new ArrayList<>();
    inbox.drainTo(came);
    came.stream().flatMap(Optional::stream).forEach(command -> take(command, listener));
  }

  private boolean stopping(Boundary crossed) {
    return stop.isPresent()
        && (stop.get().when() == RunCommand.When.NOW || crossed == Boundary.GENERATION);
  }

  private void take(RunCommand command, Listener listener) {
    switch (command) {
      case RunCommand.Pause c -> pause = Optional.of(c);
      case RunCommand.Resume c -> {
        pause = Optional.empty();
        holdAt = Optional.empty();
      }
      case RunCommand.Step c -> {
        pause = Optional.empty();
        holdAt = Optional.of(c.until());
      }
      case RunCommand.Stop c -> {
        stop = Optional.of(c);
        // A run that is to stop after its generation must get there.
        pause = c.when() == RunCommand.When.NOW ? pause : Optional.empty();
        holdAt = Optional.empty();
      }
      case RunCommand.Act c -> listener.act(c);
    }
  }
}
