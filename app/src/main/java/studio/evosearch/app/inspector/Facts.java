package studio.evosearch.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.StartWords;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.Settings;
import studio.evosearch.engine.search.Mutation;
import studio.evosearch.engine.search.Proposal;
import studio.evosearch.engine.search.Start;

/** How a candidate was made, in words. */
final class Facts {
  private static final Strings STRINGS = Strings.of(Facts.class);

  /**
   * One of them.
   *
   * @param label what it is about
   */
  record Fact(String label, String value) {}

  private final RunSpec spec;
  private final Optional<NoiseLevels> levels;
  private final List<Fact> facts = new ArrayList<>();

  private Facts(RunSpec spec, Optional<NoiseLevels> levels) {
    this.spec = spec;
    this.levels = levels;
  }

  /**
   * The facts there are.
   *
   * @param levels of the run's model, once they are read
   */
  static List<Fact> of(Subject subject, Optional<NoiseLevels> levels) {
    return switch (subject) {
      case Subject.Nothing _ -> List.of();
      case Subject.NotYet _ -> List.of();
      case Subject.Flying s -> new Facts(s.moment().report().spec(), levels).flying(s);
      case Subject.Stored s -> new Facts(s.moment().report().spec(), levels).stored(s);
    };
  }

  private List<Fact> flying(Subject.Flying flying) {
    Proposal proposal = flying.proposal();
    int generation = flying.flight().round().index();
    made(flying.id(), generation, proposal.start(), proposal.from(), proposal.to());
    under(flying.flight().settings());
    return facts;
  }

  private List<Fact> stored(Subject.Stored stored) {
    CandidateLine line = stored.line();
    made(line.id(), line.generation(), line.start(), line.state(), line.end());
    under(stored.moment().report().generations().get(line.generation()).settings());
    return facts;
  }

  private void made(long id, int generation, Start start, int from, int to) {
    add("generation", Numbers.count(generation));
    add("start", StartWords.of(start));
    add(
        "states",
        STRINGS.text(
            "fact.states.value",
            Numbers.count(from),
            Numbers.count(to),
            Numbers.count(spec.steps())));
    levels.ifPresent(l -> levels(l, start, from));
    add("noise", noise(start, id, from));
    add("cost", STRINGS.text("fact.cost.value", Numbers.count(to - from)));
  }

  private void levels(NoiseLevels known, Start start, int from) {
    add(
        "level",
        STRINGS.text(
            "fact.level.value",
            Numbers.setting(known.sigma(from)),
            Numbers.setting(known.alpha(from))));
    if (mutation(start).orElse(null) instanceof Mutation.Disturb disturb) {
      double std = known.stepStd(from);
      add(
          "added",
          STRINGS.text(
              "fact.added.value",
              Numbers.setting(disturb.gamma()),
              Numbers.setting(std),
              Numbers.setting(disturb.gamma() * std)));
    }
  }

  private static Optional<Mutation> mutation(Start start) {
    return switch (start) {
      case Start.Mutated s -> Optional.of(s.mutation());
      case Start.MutatedRoot s -> Optional.of(s.mutation());
      case Start.Noise _ -> Optional.empty();
      case Start.Root _ -> Optional.empty();
      case Start.Particle _ -> Optional.empty();
    };
  }

  private String noise(Start start, long id, int from) {
    String seed = Numbers.count(spec.seed());
    if (start instanceof Start.Noise) {
      return STRINGS.text("fact.noise.initial", seed, Numbers.count(id));
    }
    return mutation(start).isPresent()
        ? STRINGS.text("fact.noise.mutation", seed, Numbers.count(id), Numbers.count(from))
        : STRINGS.text("fact.noise.none");
  }

  private void under(Settings settings) {
    if (!settings.prompt().isEmpty()) {
      add("prompt", settings.prompt());
    }
    if (!settings.negative().isEmpty()) {
      add("negative", settings.negative());
    }
    if (settings.guidance() != 1) {
      add("guidance", Numbers.setting(settings.guidance()));
    }
  }

  private void add(String key, String value) {
    facts.add(new Fact(STRINGS.text("fact." + key), value));
  }
}
