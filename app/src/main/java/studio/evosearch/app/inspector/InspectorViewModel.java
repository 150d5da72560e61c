package studio.evosearch.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** The candidate that has the focus, and what can be done with it. On the FX thread. */
final class InspectorViewModel {
  private static final Strings STRINGS = Strings.of(InspectorViewModel.class);

  private final Workbench bench;
  private final Session session;
  private final TrajectoryModel trajectory;
  private final LargePicture picture;
  private final FilmModel films;
  private final CandidateFiles files;
  private final ReadOnlyObjectWrapper<Subject> subject =
      new ReadOnlyObjectWrapper<>(new Subject.Nothing());
  private final BooleanBinding inspecting;
  private final BooleanBinding stored;
  private final BooleanBinding steerable;
  private final BooleanBinding branchable;
  private final BooleanBinding fromNoise;

  InspectorViewModel(Workbench bench, SavedFiles saved) {
    this.bench = bench;
    this.session = bench.session();
    this.trajectory = new TrajectoryModel(session, bench.tasks());
    this.picture = new LargePicture(session, bench.pictures(), bench.tasks(), trajectory);
    this.films = new FilmModel(bench, picture, trajectory);
    this.files = new CandidateFiles(bench.tasks(), bench.notices(), saved);
    this.inspecting =
        Bindings.createBooleanBinding(
            () ->
                subject.get() instanceof Subject.Stored || subject.get() instanceof Subject.Flying,
            subject);
    this.stored = Bindings.createBooleanBinding(() -> subject.get().stored().isPresent(), subject);
    this.steerable =
        Bindings.createBooleanBinding(
            () -> subject.get().stored().filter(s -> !s.moment().past()).isPresent(), subject);
    this.branchable =
        Bindings.createBooleanBinding(
            () -> trajectory.branchState().isPresent(),
            subject,
            trajectory.trajectory(),
            trajectory.position());
    this.fromNoise =
        Bindings.createBooleanBinding(
            () -> subject.get().stored().flatMap(Branching::noise).isPresent(), subject);
    session.selection().focus().subscribe(focus -> refresh());
    session.moment().subscribe(moment -> refresh());
    session.flight().subscribe(flight -> refresh());
  }

  private void refresh() {
    Subject now =
        Subject.of(
            session.folder().get(),
            session.moment().get(),
            session.flight().get(),
            session.selection().focus().get());
    trajectory.show(now);
    picture.show(now);
    films.show(now);
    subject.set(now);
  }

  /** What is inspected. */
  ReadOnlyObjectProperty<Subject> subject() {
    return subject.getReadOnlyProperty();
  }

  TrajectoryModel trajectory() {
    return trajectory;
  }

  LargePicture picture() {
    return picture;
  }

  FilmModel films() {
    return films;
  }

  CandidateFiles files() {
    return files;
  }

  /** Whether there is a candidate with a picture, stored or in the making. */
  BooleanBinding inspecting() {
    return inspecting;
  }

  /** Whether it is a stored candidate. */
  BooleanBinding stored() {
    return stored;
  }

  /** Whether it can be marked: it is stored, and no past generation is shown. */
  BooleanBinding steerable() {
    return steerable;
  }

  /** Whether a state was kept that a new run can start from. */
  BooleanBinding branchable() {
    return branchable;
  }

  /** Whether the noise it came from is known. */
  BooleanBinding fromNoise() {
    return fromNoise;
  }

  // --- acts

  /** A person's liking of it, -1 to 1. */
  double rating() {
    return marks(s -> s.moment().settings().controls().ratings().getOrDefault(id(s), 0.0), 0.0);
  }

  /** Sets the liking; 0 takes it back. */
  void rate(double liking) {
    if (liking != rating()) {
      subject.get().stored().ifPresent(s -> session.post(new RunCommand.Rate(id(s), liking)));
    }
  }

  /** A person's words for it. */
  List<String> tags() {
    return marks(s -> s.moment().settings().tags().getOrDefault(id(s), List.of()), List.of());
  }

  /** Adds a word; blank ones and those it has already change nothing. */
  void tag(String word) {
    String tag = word.strip();
    List<String> tags = new ArrayList<>(tags());
    if (!tag.isEmpty() && !tags.contains(tag)) {
      tags.add(tag);
      setTags(tags);
    }
  }

  /** Takes a word away. */
  void untag(String word) {
    List<String> tags = new ArrayList<>(tags());
    if (tags.remove(word)) {
      setTags(tags);
    }
  }

  private void setTags(List<String> tags) {
    subject.get().stored().ifPresent(s -> session.post(new RunCommand.SetTags(id(s), tags)));
  }

  private <T> T marks(Function<Subject.Stored, T> mark, T none) {
    return subject.get().stored().map(mark).orElse(none);
  }

  private static long id(Subject.Stored stored) {
    return stored.line().id();
  }

  /** Puts a run into the setup that starts from the state the scrubber stands at. */
  void branch() {
    subject
        .get()
        .stored()
        .ifPresent(s ->
            trajectory
                .branchState()
                .ifPresent(state -> {
                  bench.draft().load(Branching.spec(s, state.candidate(), state.state()));
                  bench
                      .notices()
                      .done(
                          STRINGS.text(
                              "branched",
                              Numbers.count(state.state()),
                              Numbers.count(state.candidate())));
                }));
  }

  /** Puts a run into the setup that starts from the noise the candidate came from. */
  void useAsNoise() {
    subject
        .get()
        .stored()
        .ifPresent(s ->
            Branching.noise(s)
                .ifPresent(root -> {
                  bench.draft().load(Branching.spec(s, root.id(), 0));
                  bench.notices().done(STRINGS.text("asNoise", Numbers.count(root.id())));
                }));
  }

  /** Copies how it came to be. */
  void copySettings() {
    subject.get().stored().ifPresent(s -> files.copySettings(s.run(), s.moment().report(), id(s)));
  }

  /** Shows its file in the system's window of files. */
  void reveal() {
    subject.get().stored().ifPresent(s -> files.reveal(s.run(), id(s)));
  }

  /** The selected candidates that are stored. */
  List<Long> selected() {
    return session.moment().get().stream()
        .flatMap(
            m -> session.selection().ids().get().stream().filter(id -> m.candidate(id).isPresent()))
        .toList();
  }

  /** Looks at the next or the previous member of the generation on show; at the first from afar. */
  void go(int by) {
    List<Long> members =
        session.moment().get().stream()
            .flatMap(m -> m.members().stream())
            .map(CandidateLine::id)
            .toList();
    if (!members.isEmpty()) {
      long here = subject.get().candidate().orElse(-1);
      int at = members.indexOf(here);
      int next = at < 0 ? 0 : Math.clamp(at + by, 0, members.size() - 1);
      session.selection().select(members.get(next));
    }
  }
}
