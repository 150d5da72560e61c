package studio.evosearch.app.population;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Session;
import studio.evosearch.engine.run.RunCommand.Steering;
import studio.evosearch.engine.search.Controls;

/** What a person does with the selected candidates, and the marks it leaves. */
final class Culling {
  private final Session session;
  private final Pending pending = new Pending();
  private final ReadOnlyBooleanWrapper canAct = new ReadOnlyBooleanWrapper();

  Culling(Session session) {
    this.session = session;
    session.moment().subscribe(this::momentChanged);
    session.selection().ids().subscribe(ids -> seeWhetherToAct());
  }

  /** Whether something is selected that can be pinned, rejected or rated now. */
  ReadOnlyBooleanProperty canAct() {
    return canAct.getReadOnlyProperty();
  }

  /** What marks candidates at a moment, together with what was done since it was read. */
  Controls controls(Moment moment) {
    return (moment.past() ? moment.settings() : pending.over(moment.settings())).controls();
  }

  /** Does it with every selected candidate, or takes it back where it is done with all of them. */
  void act(Act act) {
    session
        .moment()
        .get()
        .ifPresent(moment -> {
          Controls controls = controls(moment);
          List<Long> ids = selected(moment).toList();
          List<Long> without =
              ids.stream().filter(id -> !Mark.given(controls, id).contains(act.mark())).toList();
          boolean back = without.isEmpty();
          (back ? ids : without).forEach(id -> post(act.command(id, back)));
        });
  }

  private void post(Steering command) {
    pending.add(command);
    session.post(command);
  }

  /** Those of the selected that are stored; the engine knows no others. */
  private Stream<Long> selected(Moment moment) {
    int stored = moment.report().candidates().size();
    return session.selection().ids().get().stream().filter(id -> id < stored);
  }

  private void momentChanged(Optional<Moment> now) {
    now.ifPresentOrElse(moment -> pending.heard(moment.report().commands()), pending::clear);
    seeWhetherToAct();
  }

  private void seeWhetherToAct() {
    canAct.set(
        session
            .moment()
            .get()
            .filter(m -> !m.past())
            .flatMap(m -> selected(m).findAny())
            .isPresent());
  }
}
