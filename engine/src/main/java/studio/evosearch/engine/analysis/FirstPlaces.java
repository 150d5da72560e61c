package studio.evosearch.engine.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** Where t-SNE's points begin. */
final class FirstPlaces {
  /** The spread of a fresh start, small so that neighbours find each other. */
  private static final double SMALL = 1e-4;

  /** What is drawn, against the spread: enough to part points that are equal. */
  private static final double SHARE_DRAWN = 0.02;

  private FirstPlaces() {}

  /** A fresh start: the two leading components, small (Kobak and Berens, arXiv 1902.07181). */
  static Places fresh(StateFeatures features, long seed) {
    float[][] scores = features.components();
    double spread = spread(scores);
    Places places = Places.of(scores.length);
    for (int i = 0; i < scores.length; i++) {
      NoiseStream draw = draw(seed, features.candidates().get(i).id());
      places.x()[i] = (float) (SMALL * (scores[i][0] / spread + SHARE_DRAWN * draw.nextGaussian()));
      double second = scores[i].length > 1 ? scores[i][1] : 0;
      places.y()[i] = (float) (SMALL * (second / spread + SHARE_DRAWN * draw.nextGaussian()));
    }
    return places;
  }

  private static double spread(float[][] scores) {
    double squares = 0;
    for (float[] row : scores) {
      squares += (double) row[0] * row[0];
    }
    return squares == 0 ? 1 : Math.sqrt(squares / scores.length);
  }

  /**
   * Points of an earlier map where they were; new ones beside their parent, or where that is not on
   * the map beside the nearest that is.
   */
  static Places from(LatentMap earlier, StateFeatures features, long seed) {
    Map<Long, LatentMap.Point> placed = new HashMap<>(earlier.byId());
    double beside = SHARE_DRAWN * spread(earlier);
    List<CandidateLine> candidates = features.candidates();
    Places places = Places.of(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      CandidateLine candidate = candidates.get(i);
      LatentMap.Point place = placed.get(candidate.id());
      if (place == null) {
        LatentMap.Point near = near(i, features, placed);
        NoiseStream draw = draw(seed, candidate.id());
        place =
            new LatentMap.Point(
                candidate.id(),
                candidate.generation(),
                near.x() + beside * draw.nextGaussian(),
                near.y() + beside * draw.nextGaussian());
        // By id, so that a child's parent has been placed.
        placed.put(candidate.id(), place);
      }
      places.x()[i] = (float) place.x();
      places.y()[i] = (float) place.y();
    }
    return places;
  }

  private static LatentMap.Point near(
      int i, StateFeatures features, Map<Long, LatentMap.Point> placed) {
    OptionalLong parent = features.candidates().get(i).parent();
    if (parent.isPresent() && placed.containsKey(parent.getAsLong())) {
      return Optional.ofNullable(placed.get(parent.getAsLong())).orElseThrow();
    }
    for (int j : features.nearest().index()[i]) {
      LatentMap.Point neighbour = placed.get(features.candidates().get(j).id());
      if (neighbour != null) {
        return neighbour;
      }
    }
    return new LatentMap.Point(-1, -1, 0, 0);
  }

  private static double spread(LatentMap map) {
    return Math.sqrt(
        map.points().stream().mapToDouble(p -> p.x() * p.x() + p.y() * p.y()).average().orElse(1));
  }

  private static NoiseStream draw(long seed, long candidate) {
    return NoiseStream.of(seed, candidate, 0, Purpose.ANALYSIS);
  }
}
