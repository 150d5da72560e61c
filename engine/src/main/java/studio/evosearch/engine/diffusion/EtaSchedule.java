package studio.evosearch.engine.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The stochasticity eta of every step, piecewise constant over the state index: 0 follows the
 * probability-flow ODE, 1 the reverse SDE (arXiv 2010.02502, section 4.1). Written {@code 1} or
 * {@code 0@0,1@20}: eta 0 from state 0, eta 1 from state 20 to the end.
 *
 * @param segments in rising order of their first state; the first begins at state 0
 */
public record EtaSchedule(List<Segment> segments) {
  /** Eta 0 throughout: the ODE. */
  public static final EtaSchedule ODE = constant(0);

  /** Eta 1 throughout: the SDE. */
  public static final EtaSchedule SDE = constant(1);

  /**
   * One piece.
   *
   * @param from the first state index it holds for
   * @param eta 0..1
   */
  public record Segment(int from, double eta) {
    public Segment {
      if (!(eta >= 0 && eta <= 1)) {
        throw new IllegalArgumentException("eta must lie in 0..1, not " + eta);
      }
    }
  }

  public EtaSchedule {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || segments.getFirst().from() != 0) {
      throw new IllegalArgumentException("the first eta segment must begin at state 0");
    }
    for (int i = 1; i < segments.size(); i++) {
      if (segments.get(i).from() <= segments.get(i - 1).from()) {
        throw new IllegalArgumentException(
            "eta segments must begin at rising states, not %d then %d"
                .formatted(segments.get(i - 1).from(), segments.get(i).from()));
      }
    }
  }

  /** The same eta at every state. */
  public static EtaSchedule constant(double eta) {
    return new EtaSchedule(List.of(new Segment(0, eta)));
  }

  /**
   * Reads {@code ETA} or {@code ETA@STATE,ETA@STATE,...}.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static EtaSchedule parse(String text) {
    List<Segment> segments = new ArrayList<>();
    for (String piece : text.split(",", -1)) {
      int at = piece.indexOf('@');
      try {
        double eta = Double.parseDouble((at < 0 ? piece : piece.substring(0, at)).strip());
        int from = at < 0 ? 0 : Integer.parseInt(piece.substring(at + 1).strip());
        segments.add(new Segment(from, eta));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "eta schedule \"%s\": expected ETA or ETA@STATE,ETA@STATE,... such as 0@0,1@20"
                .formatted(text),
            e);
      }
    }
    return new EtaSchedule(segments);
  }

  /** The eta of the step that leaves state s. */
  public double at(int s) {
    double eta = segments.getFirst().eta();
    for (Segment segment : segments) {
      if (segment.from() <= s) {
        eta = segment.eta();
      }
    }
    return eta;
  }

  /** The text {@link #parse} reads back. */
  @Override
  public String toString() {
    if (segments.size() == 1) {
      return plain(segments.getFirst().eta());
    }
    return segments.stream()
        .map(segment -> plain(segment.eta()) + "@" + segment.from())
        .collect(Collectors.joining(","));
  }

  private static String plain(double eta) {
    return eta == Math.rint(eta) ? Integer.toString((int) eta) : Double.toString(eta);
  }
}
