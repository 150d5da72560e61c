package studio.evosearch.engine.reward;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.Sha256;
import studio.evosearch.engine.checkpoint.UserFolder;

/**
 * The rewards a person said yes to: those that run a program of their maker's, and those that send
 * pictures to an address. Kept as lines of {@code sha256sum}: once the file that counts changes,
 * the person is asked again.
 */
public final class TrustedRewards {
  /** The name of the file, in the folder of a person's settings. */
  public static final String FILE = "trusted-rewards.txt";

  private final Path file;

  /** What a reward would do, and the file that says so. */
  private record Deed(Path file, String words) {}

  /**
   * @param file need not exist
   */
  public TrustedRewards(Path file) {
    this.file = file;
  }

  /** Those of the person this process works for. */
  public static TrustedRewards ofPerson() {
    return new TrustedRewards(UserFolder.here().resolve(FILE));
  }

  /**
   * What a person has to allow before this reward can be opened, such as "it sends prompts and
   * pictures to ..."; empty where there is nothing to allow, or it was allowed.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when it is no reward folder
   */
  public Optional<String> asks(Path folder) {
    return asks(ModelFolder.open(folder));
  }

  private Optional<String> asks(ModelFolder folder) {
    return deed(folder)
        .filter(deed -> !sums().contains(Sha256.of(deed.file())))
        .map(deed -> "%s (sha256 %s)".formatted(deed.words(), Sha256.of(deed.file())));
  }

  /**
   * Allows a reward from now on, as it is now.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when it is no reward folder
   */
  public void trust(Path folder) {
    deed(ModelFolder.open(folder)).map(Deed::file).ifPresent(this::add);
  }

  /**
   * Lets a reward pass.
   *
   * @throws UntrustedRewardException when a person has to allow it first
   */
  void check(ModelFolder folder) {
    Optional<String> asked = asks(folder);
    if (asked.isPresent()) {
      throw new UntrustedRewardException(folder.path(), asked.get());
    }
  }

  private static Optional<Deed> deed(ModelFolder folder) {
    Config config = folder.config();
    return switch (folder.className()) {
      case TorchScriptReward.KIND ->
          Optional.of(
              new Deed(
                  TorchScriptReward.file(folder),
                  "it runs %s, a program of its maker's".formatted(TorchScriptReward.FILE)));
      case VerifierFolder.KIND ->
          Optional.of(
              new Deed(
                  config.file(),
                  "it sends prompts and pictures to %s%s"
                      .formatted(
                          config.text("url"),
                          config.has(VerifierFolder.KEY_VARIABLE)
                              ? " with the key in " + config.text(VerifierFolder.KEY_VARIABLE)
                              : "")));
      default -> Optional.empty();
    };
  }

  private void add(Path judged) {
    String line = "%s  %s%n".formatted(Sha256.of(judged), judged.toAbsolutePath().normalize());
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written", e);
    }
  }

  private List<String> sums() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var lines = Files.lines(file)) {
      return lines.map(line -> line.split("\\s", 2)[0]).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    }
  }
}
