package studio.evosearch.engine.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MethodKind;
import studio.evosearch.engine.search.ParticleSampling;
import studio.evosearch.engine.search.Screening;
import studio.evosearch.engine.search.ZeroOrder;

/** A run's spec as the command that starts it, with nothing left to defaults. */
public final class CommandText {
  private final List<String> words = new ArrayList<>(List.of("evosearch", "run"));

  private CommandText() {}

  /** The command's words, unquoted. */
  public static List<String> words(RunSpec spec) {
    CommandText text = new CommandText();
    text.guide(spec);
    text.method(spec);
    text.sampling(spec);
    text.budget(spec);
    return List.copyOf(text.words);
  }

  /** The command as it is typed in a shell. */
  public static String of(RunSpec spec) {
    return words(spec).stream().map(CommandText::quoted).collect(Collectors.joining(" "));
  }

  /** A word as it is typed in a shell. */
  public static String quoted(String word) {
    return word.matches("[\\w./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private void guide(RunSpec spec) {
    option("--model", spec.model());
    // A branch would take over its run's words.
    boolean branch = spec.branch().isPresent();
    if (branch || !spec.prompt().isEmpty()) {
      option("--prompt", spec.prompt());
    }
    if (branch || !spec.negative().isEmpty()) {
      option("--negative", spec.negative());
    }
    spec.rewards().forEach(term -> option("--reward", reward(term)));
    if (spec.rewardMode() != RewardMix.Mode.SUM) {
      option("--reward-mode", lower(spec.rewardMode()));
    }
    spec.heldOut().forEach(reference -> option("--held-out", reference));
    spec.branch()
        .ifPresent(b -> option("--branch-from", b.run() + ":" + b.candidate() + "@" + b.state()));
  }

  private static String reward(RewardTerm term) {
    boolean plain = term.weight() == 1 && !term.reference().contains("=");
    return plain ? term.reference() : term.reference() + "=" + term.weight();
  }

  private void method(RunSpec spec) {
    option("--method", MethodKind.of(spec.method()));
    switch (spec.method()) {
      case EvoSearch m -> {
        option("--evolution-schedule", list(m.evolutionSchedule()));
        option("--population-schedule", list(m.populationSchedule()));
        option("--tournament", m.tournament());
        option("--mutation", lower(m.mutation()));
        option("--screen-states", list(m.screening().orElse(Screening.NONE).states()));
        m.screening().ifPresent(screening -> option("--screen-keep", screening.keep()));
        option("--family-share", m.familyShare().orElse(1));
      }
      case BestOfN m -> {
        option("--count", m.count());
        option("--round-size", m.roundSize());
      }
      case ParticleSampling m -> {
        option("--particles", m.particles());
        option("--resample-states", list(m.resampleStates()));
        option("--potential", lower(m.potential()));
        option("--lambda", m.lambda());
        option("--resampling", lower(m.resampling()));
        if (m.adaptive()) {
          words.add("--adaptive");
        }
      }
      case ZeroOrder m -> {
        option("--count", m.count());
        option("--neighbours", m.neighbours());
        option("--angle", m.angle());
        option("--patience", m.patience());
      }
    }
    option("--elites", spec.elites());
    option("--beta", spec.beta());
    option("--sigma-scale", spec.sigmaScale());
    option("--rating-weight", spec.ratingWeight());
  }

  private void sampling(RunSpec spec) {
    WantedSize size = spec.size();
    if (size.width().isPresent()) {
      option("--size", size.width().getAsInt() + "x" + size.height().orElseThrow());
    }
    size.frames().ifPresent(frames -> option("--frames", frames));
    option("--steps", spec.steps());
    option("--guidance", spec.guidance());
    option("--eta", spec.eta());
    option("--order", lower(spec.order()));
    option("--seed", spec.seed());
    option("--batch", spec.batch());
    option("--device", spec.device());
    option("--threads", spec.threads());
  }

  private void budget(RunSpec spec) {
    spec.budget().nfe().ifPresent(nfe -> option("--nfe-budget", nfe));
    spec.budget().seconds().ifPresent(seconds -> option("--seconds", seconds));
    spec.budget().targetReward().ifPresent(reward -> option("--target-reward", reward));
  }

  private void option(String name, Object value) {
    words.add(name);
    words.add(String.valueOf(value));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String list(List<Integer> values) {
    return values.isEmpty()
        ? "none"
        : values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
