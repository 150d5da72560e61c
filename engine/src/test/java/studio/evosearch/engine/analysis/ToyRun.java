package studio.evosearch.engine.analysis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunSpecs;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;

/** A run on a toy, made for a test. */
public record ToyRun(RunStore store, RunReport report) implements AutoCloseable {
  /**
   * Evolution from noise and from state 8 of 16: 24, 20 and 20 new candidates, two elites carried
   * over twice.
   */
  public static ToyRun make(Path folder) throws InterruptedException {
    RunSpec spec =
        new RunSpecs()
            .prompt("a \"toy\", <plain> & simple")
            .reward("toy:corner")
            .heldOut(List.of("toy:circle"))
            .eta("0")
            .method(new EvoSearch(List.of(0, 8), List.of(24, 22, 22), 3, MutationOperator.PAPER))
            .build();
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      if (!service.start(spec, folder, event -> {}).await(Duration.ofMinutes(1))) {
        throw new AssertionError(folder + " did not end");
      }
    }
    RunStore store = RunStore.read(folder);
    return new ToyRun(store, RunReport.of(store));
  }

  @Override
  public void close() {
    store.close();
  }
}
