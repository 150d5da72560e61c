package studio.evosearch.engine.reward;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.SettingsFolder;

/**
 * The rewards a person said yes to: those that run a program of their maker's, and those that send
 * pictures to an address. Kept as lines of {@code sha256sum}: once the file that counts changes,
 * the person is asked again.
 */
public final class TrustedRewards {
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
    Path home = Path.of(System.getProperty("user.home"));
    Path folder = SettingsFolder.of(System.getenv(), System.getProperty("os.name"), home);
    return new TrustedRewards(folder.resolve("trusted-rewards.txt"));
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
        .filter(deed -> !sums().contains(sum(deed.file())))
        .map(deed -> "%s (sha256 %s)".formatted(deed.words(), sum(deed.file())));
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
      case HttpVerifier.KIND ->
          Optional.of(
              new Deed(
                  config.file(),
                  "it sends prompts and pictures to %s%s"
                      .formatted(
                          config.text("url"),
                          config.has(HttpVerifier.KEY_VARIABLE)
                              ? " with the key in " + config.text(HttpVerifier.KEY_VARIABLE)
                              : "")));
      default -> Optional.empty();
    };
  }

  private void add(Path judged) {
    String line = "%s  %s%n".formatted(sum(judged), judged.toAbsolutePath().normalize());
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

  private static String sum(Path judged) {
    try (InputStream in = Files.newInputStream(judged)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(judged + ": cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
