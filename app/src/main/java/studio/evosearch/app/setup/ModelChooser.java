package studio.evosearch.app.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import studio.evosearch.app.fx.Failures;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.engine.checkpoint.ModelCard;
import studio.evosearch.engine.checkpoint.ModelCatalog;
import studio.evosearch.engine.checkpoint.ModelEntry;
import studio.evosearch.engine.checkpoint.ModelReference;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.ModelProbe;
import studio.evosearch.engine.run.RunLibrary;

/**
 * The model: what there is to choose from, which one is chosen, and how fast it is. The chosen one
 * is tried by the engine, which neither the window nor a start waits for.
 */
final class ModelChooser {
  private static final Strings STRINGS = Strings.of(ModelChooser.class);

  private final Workbench bench;
  private final Path hub;
  private final AdvancedSettings advanced;
  private final Supplier<WantedSize> size;
  private final Tasks.Latest shelves;
  private final Tasks.Latest entries;
  private final ReadOnlyObjectWrapper<Shelf> shelf = new ReadOnlyObjectWrapper<>(Shelf.EMPTY);
  private final ReadOnlyObjectWrapper<ModelChoice> chosen;
  private final ReadOnlyObjectWrapper<Optional<ModelProbe>> probe =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private Optional<Trial> tried = Optional.empty();
  private long asked;

  /** What a model is tried with: its parts and place, and how large the candidates are to be. */
  private record Trial(String model, String device, int threads, WantedSize size) {}

  /**
   * @param hub the Hugging Face cache; need not exist
   * @param advanced how the model is to run
   * @param size how large the candidates are to be when a model is tried
   */
  ModelChooser(
      Workbench bench,
      Path hub,
      ModelChoice first,
      AdvancedSettings advanced,
      Supplier<WantedSize> size) {
    this.bench = bench;
    this.advanced = advanced;
    this.size = size;
    this.hub = hub;
    this.shelves = bench.tasks().latest();
    this.entries = bench.tasks().latest();
    this.chosen = new ReadOnlyObjectWrapper<>(first);
    refresh();
    measure();
  }

  /** What there is; nothing but toys until it was read. */
  ReadOnlyObjectProperty<Shelf> shelf() {
    return shelf.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<ModelChoice> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** How the chosen model did when it was tried; empty before. */
  ReadOnlyObjectProperty<Optional<ModelProbe>> probe() {
    return probe.getReadOnlyProperty();
  }

  /** Why the chosen model cannot be used; empty when it can. */
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Why the folder that was opened last was not taken; empty when it was. */
  ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }

  /** Looks again what there is. */
  void refresh() {
    List<Path> folders = preferences().models();
    Path unpacked = new RunLibrary(bench.session().library()).models();
    shelves.run(
        () -> Shelf.read(bench.assets(), folders, unpacked, hub, ModelChooser::unsupported),
        this::found);
  }

  private static String unsupported(String className) {
    return STRINGS.text("model.unsupported", className);
  }

  private void found(Shelf read) {
    shelf.set(read);
    ModelChoice now = chosen.get();
    Optional<ModelChoice> known = read.model(now.reference());
    if (known.isPresent()) {
      know(known.get());
    } else if (now.place().equals(Optional.of(ModelEntry.Place.BUNDLED))) {
      // What ships with the program need not be what the first draft took it for.
      read.models().stream().filter(ModelChoice::usable).findFirst().ifPresent(this::choose);
    }
  }

  /** The chosen model, of which more is known. */
  private void know(ModelChoice more) {
    chosen.set(more);
    more.problem().ifPresent(problem::set);
  }

  void choose(ModelChoice wanted) {
    take(wanted);
    retry();
  }

  private void take(ModelChoice wanted) {
    refusal.set("");
    tried = Optional.empty();
    chosen.set(wanted);
  }

  /**
   * Chooses the model of a reference without parts from elsewhere; it need not be here. It is tried
   * at the next {@link #retry}, when its size is known too: its own may take long.
   */
  void choose(String reference) {
    refusal.set("");
    if (reference.equals(chosen.get().reference())) {
      return;
    }
    Optional<ModelChoice> known = shelf.get().model(reference);
    take(known.orElseGet(() -> ModelChoice.unread(reference)));
    if (known.isEmpty() && !chosen.get().toy()) {
      read(
          ModelReference.parse(reference).folder(),
          found ->
              found.stream()
                  .filter(m -> m.reference().equals(chosen.get().reference()))
                  .findFirst()
                  .ifPresent(this::know));
    }
  }

  /**
   * Chooses the model in a folder, and looks there from now on; where there is none, says so and
   * keeps the old one.
   */
  void open(Path folder) {
    open(folder, () -> bench.preferences().change(p -> p.withModels(with(p.models(), folder))));
  }

  /** Chooses a model that came in a pack. */
  void openUnpacked(Path folder) {
    open(folder, this::refresh);
  }

  private void open(Path folder, Runnable keep) {
    refusal.set("");
    read(
        folder,
        found -> {
          Optional<ModelChoice> usable = found.stream().filter(ModelChoice::usable).findFirst();
          if (usable.isEmpty()) {
            refusal.set(found.getFirst().problem().orElse(""));
            return;
          }
          keep.run();
          choose(usable.get());
        });
  }

  private static List<Path> with(List<Path> folders, Path folder) {
    return folders.contains(folder)
        ? folders
        : Stream.concat(folders.stream(), Stream.of(folder)).toList();
  }

  private void read(Path folder, Consumer<List<ModelChoice>> done) {
    entries.run(
        () ->
            ModelCatalog.in(List.of(folder)).stream()
                .map(entry -> ModelChoice.of(entry, ModelChooser::unsupported))
                .toList(),
        done);
  }

  /** Makes a pack of a model. */
  void pack(Path files, Path file) {
    bench.packs().pack(files, file);
  }

  /** Hands the chosen model's card over; an empty text where it has none. */
  void card(Consumer<String> done) {
    Optional<Path> files = chosen.get().files();
    bench.tasks().run(() -> files.flatMap(ModelCard::text).orElse(""), done);
  }

  /** Has the engine try the chosen model again if it was tried in another way than is wanted. */
  void retry() {
    if (!tried.equals(Optional.of(trial()))) {
      measure();
    }
  }

  private Trial trial() {
    return new Trial(
        advanced.model(chosen.get().reference()),
        advanced.place(preferences().device()),
        threads(),
        size.get());
  }

  /** Has the engine try the chosen model. */
  private void measure() {
    long mine = ++asked;
    ModelChoice model = chosen.get();
    Trial trial = trial();
    tried = Optional.of(trial);
    probe.set(Optional.empty());
    problem.set(model.problem().orElse(""));
    if (!model.usable()) {
      return;
    }
    bench
        .session()
        .ask(
            engine -> engine.probe(trial.model(), trial.device(), trial.threads(), trial.size()),
            answer -> {
              if (mine == asked) {
                probe.set(Optional.of(answer));
              }
            },
            failure -> {
              if (mine == asked && !(failure instanceof CancellationException)) {
                problem.set(Failures.sentence(failure));
              }
            });
  }

  private Preferences preferences() {
    return bench.preferences().current().get();
  }

  /** The CPU threads in force. */
  int threads() {
    int preferred = preferences().threads();
    return preferred == 0 ? LocalWorkshop.suggestedThreads() : preferred;
  }
}
