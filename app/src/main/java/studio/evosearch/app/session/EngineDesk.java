package studio.evosearch.app.session;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.image.Image;
import studio.evosearch.app.fx.FxThread;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunEvent;
import studio.evosearch.engine.run.RunHandle;
import studio.evosearch.engine.run.RunSpec;

/**
 * The one way to the engine: runs are put into its hands in the background, what they tell comes
 * out on the FX thread, and commands find their run.
 */
final class EngineDesk {
  /** Hears what runs tell. */
  interface Listener {
    void told(Path run, RunEvent event);

    void preview(Path run, long candidate, Image image);
  }

  /** Puts a run into the engine's hands. */
  interface Taking {
    RunHandle take(EngineService engine, Path run, Consumer<RunEvent> listener);
  }

  private record Taken(Path run, LiveRun live, RunHandle handle) {}

  private final EngineService engine;
  private final Tasks tasks;

  /** Acts on stored runs: each opens the run to write, so that two at once would clash. */
  private final Tasks.Line acts;

  /** Two runs that begin at the same time would choose the same folder. */
  private final Tasks.Line takings;

  private final Listener listener;
  private final Map<Path, LiveRun> live = new HashMap<>();

  EngineDesk(EngineService engine, Tasks tasks, Listener listener) {
    this.engine = engine;
    this.tasks = tasks;
    this.acts = tasks.line();
    this.takings = tasks.line();
    this.listener = listener;
  }

  /** What a run has told of itself since the engine was given it. */
  Optional<LiveRun> live(Path run) {
    return Optional.ofNullable(live.get(run));
  }

  List<RunHandle> queue() {
    return engine.queue();
  }

  void move(RunHandle handle, int place) {
    engine.move(handle, place);
  }

  /**
   * Puts a run into the engine's hands.
   *
   * @param place its folder, asked in the background
   * @param prepare what to tell it before it begins
   * @param done hears its folder when the engine has it
   */
  void take(Callable<Path> place, Taking taking, Consumer<RunHandle> prepare, Consumer<Path> done) {
    takings.run(
        () -> {
          Path run = place.call();
          LiveRun heard = new LiveRun();
          RunHandle handle = taking.take(engine, run, hearing(run, heard));
          prepare.accept(handle);
          return new Taken(run, heard, handle);
        },
        taken -> {
          taken.live().handle(taken.handle());
          live.put(taken.run(), taken.live());
          done.accept(taken.run());
        });
  }

  private Consumer<RunEvent> hearing(Path run, LiveRun heard) {
    Consumer<RunEvent> toFx =
        FxThread.coalesced(
            tasks.fx(),
            events ->
                events.forEach(event -> {
                  heard.hear(event);
                  listener.told(run, event);
                }));
    return event -> {
      if (event instanceof RunEvent.Preview preview) {
        // Decoded here, on the engine's thread, so that the FX thread need not.
        Image image = Pictures.decode(preview.png(), 0);
        tasks
            .fx()
            .execute(() -> {
              heard.preview(preview.candidate(), image);
              listener.preview(run, preview.candidate(), image);
            });
      } else {
        toFx.accept(event);
      }
    };
  }

  /** Tells a run something; one the engine does not have takes it into its journal. */
  void post(Path run, RunCommand command) {
    Optional<RunHandle> handle = live(run).flatMap(LiveRun::handle);
    if (handle.isPresent()) {
      handle.get().post(command);
    } else {
      acts.run(
          () -> engine.steer(run, command),
          events -> events.forEach(event -> listener.told(run, event)));
    }
  }

  /** As {@link EngineService#decode}, for threads that may wait. */
  List<Footage> decode(RunSpec spec, float[][] latents) {
    try {
      return engine.decode(spec, latents).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Asks the engine something; the answer, or what went wrong, comes on the FX thread. */
  @SuppressWarnings("FutureReturnValueIgnored") // What becomes of it is told to the two consumers.
  <T> void ask(
      Function<EngineService, CompletableFuture<T>> question,
      Consumer<T> answer,
      Consumer<Throwable> failed) {
    question
        .apply(engine)
        .whenCompleteAsync(
            (value, failure) -> {
              if (failure == null) {
                answer.accept(value);
              } else {
                failed.accept(failure);
              }
            },
            tasks.fx());
  }
}
