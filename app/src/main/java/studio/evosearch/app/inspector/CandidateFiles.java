package studio.evosearch.app.inspector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.export.CandidatePicture;
import studio.evosearch.engine.run.DurableFile;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/** Candidates as files and texts outside the studio, made in the background. */
final class CandidateFiles {
  private static final Strings STRINGS = Strings.of(CandidateFiles.class);

  private static final String VIDEO = ".mp4";

  private final Tasks tasks;
  private final Notices notices;
  private final SavedFiles saved;

  CandidateFiles(Tasks tasks, Notices notices, SavedFiles saved) {
    this.tasks = tasks;
    this.notices = notices;
    this.saved = saved;
  }

  /** The folder of the last export. */
  Optional<Path> folder() {
    return saved.folder();
  }

  /** Copies how a candidate came to be, as the lines other programs for such models read. */
  void copySettings(Path run, RunReport report, long id) {
    tasks.run(
        () -> reading(run, store -> CandidatePicture.text(store, report, id)),
        text -> {
          saved.copyText(text);
          notices.done(STRINGS.text("copied", Numbers.count(id)));
        },
        notices::problem);
  }

  /** The file name an export begins with: the run's and the candidate's. */
  static String name(Path run, RunReport report, long id) {
    String name = String.valueOf(run.getFileName()).replaceFirst("\\.evorun$", "");
    return "%s-%06d%s".formatted(name, id, report.videos() ? VIDEO : ".png");
  }

  /**
   * Writes a candidate in place of what is there: as the video it is where the file ends in .mp4,
   * else as its picture with its settings embedded.
   */
  void export(Path run, RunReport report, long id, Path file) {
    write(run, report, () -> Map.of(id, file));
  }

  /** Writes candidates into a folder, beside what is there. */
  void export(Path run, RunReport report, List<Long> ids, Path into) {
    write(
        run,
        report,
        () -> {
          Map<Long, Path> files = new LinkedHashMap<>();
          ids.forEach(id -> files.put(id, free(into.resolve(name(run, report, id)))));
          return files;
        });
  }

  private static Path free(Path wanted) {
    String name = String.valueOf(wanted.getFileName());
    int dot = name.lastIndexOf('.');
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> i == 1 ? "" : "-" + i)
        .map(more -> wanted.resolveSibling(name.substring(0, dot) + more + name.substring(dot)))
        .filter(Files::notExists)
        .findFirst()
        .orElseThrow();
  }

  private interface Places {
    Map<Long, Path> files();
  }

  private void write(Path run, RunReport report, Places places) {
    tasks.run(
        () -> {
          List<Path> written = new ArrayList<>();
          Map<Long, Path> files = places.files();
          try (RunStore store = RunStore.read(run)) {
            for (Map.Entry<Long, Path> file : files.entrySet()) {
              written.add(write(store, report, file.getKey(), file.getValue()));
            }
          }
          return written;
        },
        this::written,
        notices::problem);
  }

  /** A picture with its settings embedded; what ends in .mp4 is a video as it is stored. */
  private static Path write(RunStore store, RunReport report, long id, Path file)
      throws IOException {
    Optional<Path> video = store.video(id).filter(stored -> file.toString().endsWith(VIDEO));
    DurableFile.write(
        file,
        video.isPresent()
            ? Files.readAllBytes(video.get())
            : CandidatePicture.png(store, report, id));
    return file;
  }

  private void written(List<Path> files) {
    Path last = files.getLast();
    if (files.size() == 1) {
      saved.saved(last);
    } else {
      saved.saved(
          last,
          STRINGS.text(
              "exported.many", Numbers.count(files.size()), String.valueOf(last.getParent())));
    }
  }

  /** Shows a candidate's stored picture in the system's window of files. */
  void reveal(Path run, long id) {
    tasks.run(() -> reading(run, store -> store.picture(id)), saved::reveal, notices::problem);
  }

  private static <T> T reading(Path run, Function<RunStore, T> question) {
    try (RunStore store = RunStore.read(run)) {
      return question.apply(store);
    }
  }
}
