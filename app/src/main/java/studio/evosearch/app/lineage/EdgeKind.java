package studio.evosearch.app.lineage;

import java.util.List;
import javafx.scene.paint.Color;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.engine.search.Mutation;
import studio.evosearch.engine.search.Start;

/** What an edge from a parent to its child tells by its colour. */
enum EdgeKind {
  /** No edge: a root of its own. */
  NOISE,
  BRANCH,
  BLEND,
  DISTURB,
  MARGINAL,
  ROTATE,
  PARTICLE,
  GAIN,
  LOSS,
  /** Neither better nor worse, or it is not known. */
  LEVEL;

  /** Two ways to colour edges. */
  enum Colouring {
    MUTATION,
    CHANGE;

    /** What is told apart, the most important last, so that it lies above the rest. */
    List<EdgeKind> kinds() {
      return switch (this) {
        case MUTATION -> List.of(BRANCH, BLEND, DISTURB, MARGINAL, ROTATE, PARTICLE);
        case CHANGE -> List.of(LEVEL, LOSS, GAIN);
      };
    }
  }

  /** By how the child was made. */
  static EdgeKind of(Start start) {
    return switch (start) {
      case Start.Noise _ -> NOISE;
      case Start.Root _, Start.MutatedRoot _ -> BRANCH;
      case Start.Particle _ -> PARTICLE;
      case Start.Mutated mutated ->
          switch (mutated.mutation()) {
            case Mutation.Blend _ -> BLEND;
            case Mutation.Disturb _ -> DISTURB;
            case Mutation.Marginal _ -> MARGINAL;
            case Mutation.Rotate _ -> ROTATE;
          };
    };
  }

  /** By how much fitter the child is than its parent; not a number where that is not known. */
  static EdgeKind of(double gain) {
    return gain > 0 ? GAIN : gain < 0 ? LOSS : LEVEL;
  }

  Color colour(Palette palette) {
    return switch (this) {
      case BRANCH -> palette.series(0);
      case BLEND -> palette.series(1);
      case MARGINAL -> palette.series(2);
      case DISTURB -> palette.series(3);
      case PARTICLE -> palette.series(4);
      case ROTATE -> palette.series(5);
      case GAIN -> palette.gain();
      case LOSS -> palette.loss();
      case NOISE, LEVEL -> palette.muted();
    };
  }

  /** Pixels; gains are told from losses also by people who see no red and green. */
  double width() {
    return switch (this) {
      case GAIN -> 2;
      case LOSS, LEVEL -> 1;
      default -> 1.3;
    };
  }
}
