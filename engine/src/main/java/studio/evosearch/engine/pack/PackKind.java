package studio.evosearch.engine.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.reward.Rewards;

/** What a folder is, told by what lies in it. */
public enum PackKind {
  /** Makes pictures, or is a part of what does. */
  MODEL,
  /** Judges pictures. */
  REWARD,
  /** Has a {@code run.db}. */
  RUN;

  /**
   * Tells what a folder is.
   *
   * @throws PackException when it is none of these
   */
  static PackKind of(Path folder) {
    if (Files.isRegularFile(folder.resolve("run.db"))) {
      return RUN;
    }
    try {
      return Rewards.supported(ModelFolder.open(folder).className()) ? REWARD : MODEL;
    } catch (CheckpointException e) {
      throw new PackException(
          folder, "is neither a run nor a model nor a reward: " + e.getMessage(), e);
    }
  }

  /** As a manifest and a person read it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
