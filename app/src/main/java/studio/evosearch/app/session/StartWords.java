package studio.evosearch.app.session;

import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.search.Mutation;
import studio.evosearch.engine.search.Start;

/** How candidates began, in words. */
public final class StartWords {
  private static final Strings STRINGS = Strings.of(StartWords.class);

  private StartWords() {}

  /** How a trajectory's first state was made, a few words. */
  public static String of(Start start) {
    return switch (start) {
      case Start.Noise _ -> STRINGS.text("start.noise");
      case Start.Root _ -> STRINGS.text("start.root");
      case Start.MutatedRoot s -> STRINGS.text("start.mutatedRoot", of(s.mutation()));
      case Start.Mutated s ->
          STRINGS.text("start.mutated", Numbers.count(s.parentId()), of(s.mutation()));
      case Start.Particle s ->
          STRINGS.text(
              s.resampled() ? "start.particle.drawn" : "start.particle",
              Numbers.count(s.parentId()));
    };
  }

  /** A mutation with its size. */
  public static String of(Mutation mutation) {
    return switch (mutation) {
      case Mutation.Blend m -> STRINGS.text("mutation.blend", Numbers.setting(m.beta()));
      case Mutation.Disturb m -> STRINGS.text("mutation.disturb", Numbers.setting(m.gamma()));
      case Mutation.Marginal m -> STRINGS.text("mutation.marginal", Numbers.setting(m.beta()));
      case Mutation.Rotate m ->
          STRINGS.text("mutation.rotate", Numbers.setting(Math.toDegrees(m.angle())));
    };
  }
}
