package studio.evosearch.app.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.search.Mutation;
import studio.evosearch.engine.search.Start;

/** What there is to say about a node, for people who point at it and for those who hear it. */
final class Descriptions {
  private static final Strings STRINGS = Strings.of(Descriptions.class);

  private Descriptions() {}

  /** A few lines. */
  static List<String> of(Look look, int node) {
    LineagePlot plot = look.plot();
    Forest forest = plot.forest();
    List<String> lines = new ArrayList<>();
    lines.add(
        STRINGS.text("node", Numbers.count(node), Numbers.count(forest.generation(node))));
    lines.add(look.inFlight(node) ? STRINGS.text("node.inFlight") : reward(plot, node));
    lines.add(start(plot.start(node)));
    if (forest.childCount(node) > 0) {
      lines.add(STRINGS.text("node.children", forest.childCount(node)));
    }
    String marks =
        look.marks().of(node).stream()
            .map(mark -> STRINGS.text("mark." + mark.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(STRINGS.text("list.comma")));
    if (!marks.isEmpty()) {
      lines.add(marks);
    }
    return lines;
  }

  private static String reward(LineagePlot plot, int node) {
    String reward = Numbers.reward(plot.reward(node));
    OptionalInt parent = plot.forest().parent(node);
    return parent.isEmpty()
        ? STRINGS.text("node.reward", reward)
        : STRINGS.text(
            "node.gain",
            reward,
            Numbers.difference(plot.gain(node)),
            Numbers.count(parent.getAsInt()));
  }

  /** How a first state is made. */
  static String start(Start start) {
    return switch (start) {
      case Start.Noise _ -> STRINGS.text("start.noise");
      case Start.Root _ -> STRINGS.text("start.root");
      case Start.MutatedRoot root -> STRINGS.text("start.mutatedRoot", mutation(root.mutation()));
      case Start.Mutated mutated -> mutation(mutated.mutation());
      case Start.Particle particle ->
          STRINGS.text(particle.resampled() ? "start.resampled" : "start.particle");
    };
  }

  private static String mutation(Mutation mutation) {
    return switch (mutation) {
      case Mutation.Blend m -> STRINGS.text("mutation.blend", Numbers.setting(m.beta()));
      case Mutation.Disturb m -> STRINGS.text("mutation.disturb", Numbers.setting(m.gamma()));
      case Mutation.Marginal m -> STRINGS.text("mutation.marginal", Numbers.setting(m.beta()));
      case Mutation.Rotate m ->
          STRINGS.text("mutation.rotate", Numbers.setting(Math.toDegrees(m.angle())));
    };
  }
}
