package studio.evosearch.app.fx;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the studio has to tell a person: what was done, and what went wrong. On the FX thread. */
public final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final int KEPT = 200;

  /** How much it matters. */
  public enum Kind {
    DONE,
    WARNING,
    PROBLEM
  }

  /**
   * Something to do about it.
   *
   * @param text of the button
   */
  public record Remedy(String text, Runnable run) {}

  /**
   * A notice.
   *
   * @param text what happened, what was kept and what to do, in sentences
   * @param detail for a report a person can copy, such as a stack trace; may be empty
   * @param at when, the last time
   * @param times how often in a row, 1 or more; what has a remedy stands alone
   */
  public record Notice(
      Kind kind, String text, String detail, Optional<Remedy> remedy, Instant at, int times) {
    /** Whether the other says the same again. */
    public boolean repeats(Notice other) {
      return kind == other.kind
          && text.equals(other.text)
          && remedy.isEmpty()
          && other.remedy.isEmpty();
    }

    private Notice again(Instant now) {
      return new Notice(kind, text, detail, remedy, now, times + 1);
    }
  }

  private final ObservableList<Notice> all = FXCollections.observableArrayList();
  // One for all, and held: it hears of changes only as long as somebody holds it.
  private final ObservableList<Notice> shown = FXCollections.unmodifiableObservableList(all);
  private final InstantSource clock;

  public Notices() {
    this(InstantSource.system());
  }

  /** With a clock of one's own, for tests. */
  public Notices(InstantSource clock) {
    this.clock = clock;
  }

  /** The notices, newest first. */
  public ObservableList<Notice> all() {
    return shown;
  }

  /** Says what was done. */
  public void done(String text) {
    add(Kind.DONE, text, "", Optional.empty());
  }

  /** Says what was done, and how to take it back. */
  public void done(String text, String remedy, Runnable run) {
    add(Kind.DONE, text, "", Optional.of(new Remedy(remedy, run)));
  }

  public void warning(String text) {
    add(Kind.WARNING, text, "", Optional.empty());
  }

  /** Warns, and says what can be done about it. */
  public void warning(String text, String remedy, Runnable run) {
    add(Kind.WARNING, text, "", Optional.of(new Remedy(remedy, run)));
  }

  /** Tells of a failure in its own words. */
  public void problem(Throwable failure) {
    if (Failures.isFault(failure)) {
      fault(failure);
    } else {
      add(Kind.PROBLEM, Failures.sentence(failure), Failures.detail(failure), Optional.empty());
    }
  }

  /** Tells of what must not happen: a fault of this program that nobody caught. */
  public void fault(Throwable failure) {
    Notice told =
        add(Kind.PROBLEM, Failures.fault(failure), Failures.detail(failure), Optional.empty());
    if (told.times() == 1) { // What breaks in a pulse may break in every pulse.
      LOG.error("a fault in this program", failure);
    }
  }

  /** Tells of a failure with what else a person should know of it. */
  public void problem(String text, Optional<Remedy> remedy) {
    add(Kind.PROBLEM, text, "", remedy);
  }

  private Notice add(Kind kind, String text, String detail, Optional<Remedy> remedy) {
    Notice notice = new Notice(kind, text, detail, remedy, clock.instant(), 1);
    if (!all.isEmpty() && notice.repeats(all.getFirst())) {
      Notice again = all.getFirst().again(notice.at());
      all.set(0, again);
      return again;
    }
    all.addFirst(notice);
    if (all.size() > KEPT) {
      all.removeLast();
    }
    return notice;
  }
}
