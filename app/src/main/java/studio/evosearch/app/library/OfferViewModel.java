package studio.evosearch.app.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunLibrary;
import studio.evosearch.engine.run.RunSpec;

/** The settings of a file a person brought, against those of the setup. */
final class OfferViewModel {
  private static final Strings STRINGS = Strings.of(OfferViewModel.class);

  /**
   * A setting that differs.
   *
   * @param now what the setup says
   * @param offered what the file says
   */
  record Difference(String setting, String now, String offered) {}

  private final Workbench bench;
  private final Tasks.Latest reading;
  private final Tasks.Latest searching;
  private final ReadOnlyObjectWrapper<Optional<Offer>> offer =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  OfferViewModel(Workbench bench) {
    this.bench = bench;
    this.reading = bench.tasks().latest();
    this.searching = bench.tasks().latest();
  }

  /** What is on offer. Its run may become known only later. */
  ReadOnlyObjectProperty<Optional<Offer>> offer() {
    return offer.getReadOnlyProperty();
  }

  /** Reads a PNG or a run's folder; tells when there is nothing to offer in it. */
  void read(Path file) {
    searching.drop();
    reading.run(
        () -> Offer.of(file),
        found -> {
          offer.set(found);
          found.ifPresentOrElse(
              this::search,
              () ->
                  bench
                      .notices()
                      .warning(STRINGS.text("offer.none", String.valueOf(file.getFileName()))));
        },
        bench.notices()::problem);
  }

  /** Looks in the library for the run a picture comes from. */
  private void search(Offer read) {
    if (read.run().isEmpty()) {
      Path library = bench.session().library();
      searching.run(
          () -> new RunLibrary(library).find(read.made(), read.commands()),
          found -> found.map(read::withRun).ifPresent(known -> offer.set(Optional.of(known))),
          bench.notices()::problem);
    }
  }

  /** Where the offered settings differ from the setup's; empty when the setup does not fit. */
  Optional<List<Difference>> differences() {
    Optional<RunSpec> now = bench.draft().spec().get();
    return offer
        .get()
        .flatMap(wanted -> now.map(spec -> SettingsText.differences(spec, wanted.spec())));
  }

  /** Puts the offered settings into the setup. */
  void apply() {
    offer
        .get()
        .ifPresent(wanted -> {
          bench.draft().load(wanted.spec());
          bench.notices().done(STRINGS.text("offer.applied", wanted.name()));
        });
    close();
  }

  /** Shows the run, and selects the picture's candidate in it. */
  void open() {
    offer
        .get()
        .ifPresent(wanted ->
            wanted
                .run()
                .ifPresent(run -> {
                  bench.session().show(run);
                  wanted.candidate().ifPresent(bench.session().selection()::select);
                }));
    close();
  }

  /** Nothing is on offer any more. */
  void close() {
    searching.drop();
    offer.set(Optional.empty());
  }
}
