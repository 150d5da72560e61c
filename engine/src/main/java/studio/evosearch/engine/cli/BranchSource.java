package studio.evosearch.engine.cli;

import java.nio.file.Path;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.run.Settings;

/**
 * The run a branch starts from: what the branch takes over where nothing else is asked for.
 *
 * @param prompt the one in force at its end
 * @param negative as well
 * @param guidance as well
 */
record BranchSource(RunSpec spec, String prompt, String negative, double guidance) {
  static BranchSource of(Branch branch) {
    try (RunStore store = RunStore.read(Path.of(branch.run()))) {
      Settings last = Settings.at(store.generations().size(), store.spec(), store.journal());
      return new BranchSource(store.spec(), last.prompt(), last.negative(), last.guidance());
    }
  }
}
