package studio.evosearch.engine.run;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** What a person can tell a run while it works. */
public sealed interface RunCommand {
  /** Whether the run is not to finish what it waits for first. */
  default boolean urgent() {
    return false;
  }

  /** Holds the run before its next denoiser call. */
  record Pause(boolean releaseMemory) implements RunCommand {
    @Override
    public boolean urgent() {
      return true;
    }
  }

  /** Lets a held run go on. */
  record Resume() implements RunCommand {}

  /** Lets a held run go on until the next boundary of this kind, and holds it there. */
  record Step(Boundary until) implements RunCommand {}

  /** Ends the run. */
  record Stop(When when) implements RunCommand {
    @Override
    public boolean urgent() {
      return when == When.NOW;
    }
  }

  /** When a stop takes effect. */
  enum When {
    /** Before the next denoiser call; the generation in flight is lost. */
    NOW,
    /** When the generation in flight is committed. */
    AFTER_GENERATION
  }

  /** What writes the journal. */
  sealed interface Act extends RunCommand permits Steering, Undo, Redo {}

  /** Takes the last steering command back, where no generation has used it yet. */
  record Undo() implements Act {}

  /** Gives the command that was undone last again, for the generation that is planned next now. */
  record Redo() implements Act {}

  /**
   * What changes the search. Takes effect with the next generation to be planned, and is journalled
   * with that generation's index, so that a run replays exactly.
   */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "command")
  sealed interface Steering extends Act {
    /** The candidate it is about; empty for settings. */
    default Optional<Long> about() {
      return Optional.empty();
    }

    /** What it does, in a few words for people. */
    default String words() {
      return switch (this) {
        case Pin c -> "pin " + c.candidate();
        case Unpin c -> "unpin " + c.candidate();
        case Reject c -> "reject " + c.candidate();
        case Unreject c -> "take the rejection of " + c.candidate() + " back";
        case Rate c -> "rate " + c.candidate() + " " + c.liking();
        case SetTags c -> "tag " + c.candidate() + " " + String.join(", ", c.tags());
        case SetBeta c -> "beta " + c.beta();
        case SetSigmaScale c -> "sigma scale " + c.sigmaScale();
        case SetElites c -> "elites " + c.elites();
        case SetPopulation c -> "population " + c.population();
        case SetPrompt c -> "prompt \"" + c.prompt() + "\"";
        case SetGuidance c -> "guidance " + c.guidance();
      };
    }
  }

  /** What is about one candidate. */
  sealed interface OfCandidate extends Steering {
    long candidate();

    @Override
    default Optional<Long> about() {
      return Optional.of(candidate());
    }
  }

  record Pin(long candidate) implements OfCandidate {}

  record Unpin(long candidate) implements OfCandidate {}

  record Reject(long candidate) implements OfCandidate {}

  record Unreject(long candidate) implements OfCandidate {}

  /**
   * A person's liking, which joins the fitness.
   *
   * @param liking -1 to 1; 0 takes it back
   */
  record Rate(long candidate, double liking) implements OfCandidate {}

  /**
   * A person's words for a candidate, which change nothing in the search.
   *
   * @param tags all of them; none takes them away
   */
  record SetTags(long candidate, List<String> tags) implements OfCandidate {
    public SetTags {
      tags = List.copyOf(tags);
    }
  }

  record SetBeta(double beta) implements Steering {}

  record SetSigmaScale(double sigmaScale) implements Steering {}

  record SetElites(int elites) implements Steering {}

  /** The size of the next generation alone. */
  record SetPopulation(int population) implements Steering {}

  /** Candidates so far are judged anew under the new prompt. */
  record SetPrompt(String prompt, String negative) implements Steering {}

  record SetGuidance(double guidance) implements Steering {}
}
