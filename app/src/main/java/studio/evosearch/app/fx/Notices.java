package studio.evosearch.app.fx;

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
   */
  public record Notice(Kind kind, String text, String detail, Optional<Remedy> remedy) {}

  private final ObservableList<Notice> all = FXCollections.observableArrayList();
  // Kept: it hears of changes only as long as somebody holds it.
  private final ObservableList<Notice> view = FXCollections.unmodifiableObservableList(all);

  /** The notices, newest first. */
  public ObservableList<Notice> all() {
    return view;
  }

  /** Says what was done. */
  public void done(String text) {
    add(new Notice(Kind.DONE, text, "", Optional.empty()));
  }

  /** Says what was done, and how to take it back. */
  public void done(String text, String remedy, Runnable run) {
    add(new Notice(Kind.DONE, text, "", Optional.of(new Remedy(remedy, run))));
  }

  public void warning(String text) {
    add(new Notice(Kind.WARNING, text, "", Optional.empty()));
  }

  /** Tells of a failure in its own words. */
  public void problem(Throwable failure) {
    add(
        new Notice(
            Kind.PROBLEM, Failures.sentence(failure), Failures.detail(failure), Optional.empty()));
    if (Failures.isFault(failure)) {
      LOG.error("a fault in this program", failure);
    }
  }

  /** Tells of a failure with what else a person should know of it. */
  public void problem(String text, Optional<Remedy> remedy) {
    add(new Notice(Kind.PROBLEM, text, "", remedy));
  }

  private void add(Notice notice) {
    all.addFirst(notice);
    if (all.size() > KEPT) {
      all.removeLast();
    }
  }
}
