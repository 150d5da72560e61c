package studio.evosearch.engine.reward;

import java.nio.file.Path;

/** A reward would do what only a person can allow, and nobody has so far. */
public final class UntrustedRewardException extends RewardException {
  private static final long serialVersionUID = 1;

  private final transient Path folder;
  private final String deed;

  UntrustedRewardException(Path folder, String deed) {
    super("%s: %s; if you want that: evosearch trust %s".formatted(folder, deed, folder));
    this.folder = folder;
    this.deed = deed;
  }

  /** The reward's folder, for {@link TrustedRewards#trust}. */
  public Path folder() {
    return folder;
  }

  /** What the reward would do, as {@link TrustedRewards#asks} says it. */
  public String deed() {
    return deed;
  }
}
