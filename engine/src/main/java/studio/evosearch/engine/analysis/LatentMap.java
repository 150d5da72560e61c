package studio.evosearch.engine.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The candidates of a run as points of the plane, all generations in one.
 *
 * @param state the state index whose latents are shown
 * @param settings how it was made
 * @param perplexity the one that was used; the settings' own, or less for few points
 * @param available how many candidates have such a latent; there are more than points where a run
 *     is too large for one map
 * @param kept how many points were taken over from an earlier map
 * @param points by candidate
 */
public record LatentMap(
    int state,
    MapSettings settings,
    double perplexity,
    int available,
    int kept,
    List<Point> points) {

  /**
   * A candidate's latent.
   *
   * @param id the candidate
   * @param generation that made it
   */
  public record Point(long id, int generation, double x, double y) {}

  public LatentMap {
    points = List.copyOf(points);
  }

  /** The points by candidate. */
  public Map<Long, Point> byId() {
    return points.stream().collect(Collectors.toMap(Point::id, Function.identity()));
  }
}
