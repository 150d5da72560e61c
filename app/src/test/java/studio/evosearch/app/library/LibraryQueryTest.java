package studio.evosearch.app.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunSummary;

class LibraryQueryTest {
  private static final List<LibraryRun> RUNS =
      List.of(
          run("old", "A red Fox", RunState.DONE, 10, OptionalDouble.of(0.5), 1),
          run("cut", "a red house", RunState.INTERRUPTED, 30, OptionalDouble.empty(), 2),
          run("new", "a blue fox", RunState.RUNNING, 20, OptionalDouble.of(-0.25), 3));

  private static LibraryRun run(
      String name, String prompt, RunState state, long nfe, OptionalDouble best, long second) {
    RunSummary summary =
        new RunSummary(
            Path.of(name),
            name,
            prompt,
            "scenes",
            "evosearch",
            state,
            "",
            nfe,
            best,
            OptionalLong.empty(),
            0,
            Instant.ofEpochSecond(second),
            List.of(),
            Optional.empty());
    return new LibraryRun(summary, state, !state.ended());
  }

  private static List<String> names(LibraryQuery query) {
    return query.of(RUNS, LibraryRun::title).stream().map(r -> r.summary().name()).toList();
  }

  @Test
  void everyWordMustBeFoundInWhateverCase() {
    assertEquals(List.of("new", "old"), names(LibraryQuery.ALL.withWords(" FOX ")));
    assertEquals(List.of("old"), names(LibraryQuery.ALL.withWords("fox red")));
    assertEquals(List.of(), names(LibraryQuery.ALL.withWords("green")));
  }

  @Test
  void runsAreSortedByDateRewardOrNfe() {
    assertEquals(List.of("new", "cut", "old"), names(LibraryQuery.ALL));
    assertEquals(
        List.of("old", "new", "cut"), names(LibraryQuery.ALL.withSort(LibraryQuery.Sort.REWARD)));
    assertEquals(
        List.of("cut", "new", "old"), names(LibraryQuery.ALL.withSort(LibraryQuery.Sort.NFE)));
  }

  @Test
  void runsAreFilteredByState() {
    assertEquals(List.of("old"), names(LibraryQuery.ALL.withShow(LibraryQuery.Show.DONE)));
    assertEquals(List.of("new"), names(LibraryQuery.ALL.withShow(LibraryQuery.Show.WORKING)));
    assertEquals(List.of("cut"), names(LibraryQuery.ALL.withShow(LibraryQuery.Show.RESUMABLE)));
  }
}
