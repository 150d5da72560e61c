package studio.evosearch.engine.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunEvent;
import studio.evosearch.engine.run.RunHandle;
import studio.evosearch.engine.run.RunSpec;

/** Makes a run that was stopped after its first generation. */
final class InterruptedRun {
  private InterruptedRun() {}

  static void make(RunSpec spec, Path folder) throws Exception {
    CompletableFuture<RunHandle> handle = new CompletableFuture<>();
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      handle.complete(
          service.start(
              spec,
              folder,
              event -> {
                if (event instanceof RunEvent.GenerationDone) {
                  handle.join().post(new RunCommand.Stop(RunCommand.When.NOW));
                }
              }));
      handle.join().await(Duration.ofMinutes(1));
    }
  }
}
