package studio.evosearch.app.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.reward.TrustedRewards;

/**
 * Asks a person before a reward runs a program of its maker's or sends pictures somewhere: once
 * when it is chosen. The engine refuses such a reward until they allowed it.
 */
final class RewardConsent {
  private static final Strings STRINGS = Strings.of(RewardConsent.class);

  /** A file's hash, of which the beginning is enough to read. */
  private static final Pattern HASH = Pattern.compile("(sha256 \\p{XDigit}{12})\\p{XDigit}+");

  private final Workbench bench;
  private final RewardSettings rewards;
  private final TrustedRewards trusted;
  private final Set<String> asked = new HashSet<>();

  RewardConsent(Workbench bench, RewardSettings rewards) {
    this.bench = bench;
    this.rewards = rewards;
    trusted = new TrustedRewards(bench.preferences().beside(TrustedRewards.FILE));
    rewards.guides.addListener((ListChangeListener<RewardSettings.Guide>) change -> look());
    rewards.heldOut.addListener((ListChangeListener<String>) change -> look());
  }

  /** Asks for what is in use now and was not a moment ago. */
  private void look() {
    Set<String> used =
        Stream.concat(
                rewards.guides.stream().map(guide -> guide.reference().get()),
                rewards.heldOut.stream())
            .collect(Collectors.toSet());
    asked.retainAll(used);
    for (String reference : used) {
      if (asked.add(reference)) {
        bench
            .tasks()
            .run(() -> asks(reference), deed -> deed.ifPresent(words -> ask(reference, words)));
      }
    }
  }

  private Optional<String> asks(String reference) {
    Path folder = Path.of(reference);
    return Files.isDirectory(folder) ? trusted.asks(folder) : Optional.empty();
  }

  private void ask(String reference, String deed) {
    String name = rewards.name(reference);
    bench
        .notices()
        .warning(
            STRINGS.text("reward.asks", name, HASH.matcher(deed).replaceAll("$1…")),
            STRINGS.text("reward.allow"),
            () -> allow(reference, name));
  }

  private void allow(String reference, String name) {
    bench
        .tasks()
        .run(
            () -> {
              trusted.trust(Path.of(reference));
              return name;
            },
            allowed -> bench.notices().done(STRINGS.text("reward.allowed", allowed)));
  }
}
