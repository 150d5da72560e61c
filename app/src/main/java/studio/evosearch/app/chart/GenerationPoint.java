package studio.evosearch.app.chart;

import java.util.Map;
import java.util.Optional;

/**
 * A generation in figures.
 *
 * @param index 0 for the first
 * @param nfe spent up to and with it
 * @param guide the fitness of its members, elites included
 * @param heldOut their other rewards by name
 * @param parents the effective number of parents of those it made; NaN where none has a parent
 * @param children how many of those it made have a parent
 */
record GenerationPoint(
    int index,
    double nfe,
    Spread guide,
    Map<String, Spread> heldOut,
    double parents,
    int children) {
  GenerationPoint {
    heldOut = Map.copyOf(heldOut);
  }

  /** A held-out reward of its members; of none where there is none of that name. */
  Spread heldOut(String name) {
    return Optional.ofNullable(heldOut.get(name)).orElse(Spread.NONE);
  }
}
