package studio.evosearch.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import studio.evosearch.app.fx.Failures;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.Work;
import studio.evosearch.engine.run.Accelerators;

/** What there is to compute with, and another libtorch for it. On the FX thread. */
final class LibtorchModel {
  private static final Strings STRINGS = Strings.of(LibtorchModel.class);

  private final Machine machine;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<Optional<Accelerators>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper words =
      new ReadOnlyStringWrapper(STRINGS.text("libtorch.looking"));
  private final ReadOnlyObjectWrapper<Boolean> busy = new ReadOnlyObjectWrapper<>(true);
  private final ReadOnlyObjectWrapper<Optional<Machine.Offer>> offer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Work fetching;

  LibtorchModel(Machine machine, Tasks tasks) {
    this.machine = machine;
    this.tasks = tasks;
    this.fetching = new Work(tasks);
    look();
  }

  /** What was found; empty while it is being looked for. */
  ReadOnlyObjectProperty<Optional<Accelerators>> found() {
    return found.getReadOnlyProperty();
  }

  /** What was found, for a person, and what to do next. */
  ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /** Whether something is being looked for or checked. */
  ReadOnlyObjectProperty<Boolean> busy() {
    return busy.getReadOnlyProperty();
  }

  /** Whether a libtorch was chosen, so that one can go back. */
  BooleanBinding chosen() {
    return Bindings.createBooleanBinding(
        () -> found.get().flatMap(Accelerators::chosen).isPresent(), found);
  }

  /** Checks the libtorch in a folder, and keeps it for the next start when it is good. */
  void choose(Path folder) {
    busy.set(true);
    words.set(STRINGS.text("libtorch.checking", folder.toString()));
    tasks.run(() -> machine.choose(folder), devices -> look(), this::failed);
  }

  /** What can be fetched, while the person is asked whether it shall be. */
  ReadOnlyObjectProperty<Optional<Machine.Offer>> offer() {
    return offer.getReadOnlyProperty();
  }

  /** Asks what there is to fetch, which comes as an {@link #offer}. */
  void askOffer() {
    busy.set(true);
    words.set(STRINGS.text("libtorch.asking"));
    tasks.run(
        machine::offer,
        found -> {
          offer.set(Optional.of(found));
          String size =
              found.bytes().isPresent() ? Numbers.bytes((double) found.bytes().getAsLong()) : "?";
          words.set(STRINGS.text("libtorch.offer", size, found.address(), found.folder()));
          busy.set(false);
        },
        this::failed);
  }

  /** Does without what was offered. */
  void decline() {
    offer.set(Optional.empty());
    look();
  }

  /** Fetches what was offered, checks it, and keeps it for the next start. */
  void fetch() {
    offer.set(Optional.empty());
    busy.set(true);
    words.set(STRINGS.text("libtorch.fetching"));
    fetching.run(
        watcher -> machine.fetch(new FetchWords(watcher, System::nanoTime)),
        this::choose,
        this::failed);
  }

  /** How far the fetching is. */
  ReadOnlyObjectProperty<Optional<Work.Progress>> progress() {
    return fetching.progress();
  }

  /** Stops the fetching; the next time it goes on from there. */
  void stop() {
    if (progress().get().isPresent()) {
      fetching.stop();
      look();
    }
  }

  /** Goes back to the libtorch that ships with the program. */
  void chooseOwn() {
    busy.set(true);
    tasks.run(
        () -> {
          machine.chooseOwn();
          return true;
        },
        done -> look(),
        this::failed);
  }

  private void look() {
    tasks.run(
        machine::accelerators,
        accelerators -> {
          found.set(Optional.of(accelerators));
          words.set(text(accelerators));
          busy.set(false);
        },
        this::failed);
  }

  private void failed(Throwable why) {
    words.set(STRINGS.text("libtorch.failed", Failures.sentence(why)));
    busy.set(false);
  }

  private static String text(Accelerators found) {
    String gpus =
        found.gpus().isEmpty() ? STRINGS.text("libtorch.noGpu") : String.join("\n", found.gpus());
    String next =
        switch (found.next()) {
          case USE_GPU -> STRINGS.text("libtorch.next.USE_GPU", found.devices().getLast());
          case RESTART ->
              STRINGS.text("libtorch.next.RESTART", found.chosen().map(Path::toString).orElse(""));
          case NO_GPU, CHECK_DRIVER, CHOOSE_CUDA -> STRINGS.text("libtorch.next." + found.next());
        };
    return String.join(
        "\n", List.of(gpus, STRINGS.text("libtorch.running", found.libtorch()), next));
  }
}
