package studio.evosearch.app.controls;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Session;

/** Time travel: which generation every view shows. */
final class ScrubberViewModel {
  private static final Strings STRINGS = Strings.of(ScrubberViewModel.class);

  private final Session session;

  // Held: a binding nobody holds hears of nothing.
  private final BooleanBinding canGoBack;
  private final BooleanBinding past;

  ScrubberViewModel(Session session) {
    this.session = session;
    canGoBack = Bindings.createBooleanBinding(() -> generation() > 0, session.moment());
    past =
        Bindings.createBooleanBinding(
            () -> session.moment().get().filter(Moment::past).isPresent(), session.moment());
  }

  ObservableValue<Optional<Moment>> moment() {
    return session.moment();
  }

  /** The generation on show; -1 before there is one. */
  int generation() {
    return session.moment().get().map(Moment::generation).orElse(-1);
  }

  /** The newest stored generation; -1 before there is one. */
  int last() {
    return session.moment().get().map(m -> m.report().generations().size() - 1).orElse(-1);
  }

  BooleanBinding canGoBack() {
    return canGoBack;
  }

  BooleanBinding canGoOn() {
    return past;
  }

  /** Whether a past generation is shown, which is read-only. */
  BooleanBinding past() {
    return past;
  }

  /** Shows a generation; beyond the newest, the newest, which is then followed. */
  void go(int generation) {
    session.scrub(generation);
  }

  /** What is shown, in words. */
  ObservableValue<String> text() {
    return session
        .moment()
        .map(now -> now.filter(m -> m.generation() >= 0).map(this::text).orElse(""));
  }

  private String text(Moment moment) {
    String key = moment.past() ? "time.past" : "time.now";
    return STRINGS.text(
        key,
        Numbers.count(moment.generation()),
        Numbers.count(last()),
        moment.shown().map(line -> Numbers.count(line.nfeSoFar())).orElse(""));
  }
}
