package studio.evosearch.app.population;

import studio.evosearch.engine.run.RunCommand;

/** What a person does with a candidate by one key; done again, it is taken back. */
enum Act {
  PIN(Mark.PINNED),
  REJECT(Mark.REJECTED),
  LIKE(Mark.LIKED),
  DISLIKE(Mark.DISLIKED);

  private final Mark mark;

  Act(Mark mark) {
    this.mark = mark;
  }

  /** What it leaves on the candidate. */
  Mark mark() {
    return mark;
  }

  /** The command that does it, or takes it back. */
  RunCommand.Steering command(long candidate, boolean back) {
    return switch (this) {
      case PIN -> back ? new RunCommand.Unpin(candidate) : new RunCommand.Pin(candidate);
      case REJECT -> back ? new RunCommand.Unreject(candidate) : new RunCommand.Reject(candidate);
      case LIKE -> new RunCommand.Rate(candidate, back ? 0 : 1);
      case DISLIKE -> new RunCommand.Rate(candidate, back ? 0 : -1);
    };
  }
}
