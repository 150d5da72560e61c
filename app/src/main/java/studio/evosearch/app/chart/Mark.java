package studio.evosearch.app.chart;

import java.util.List;
import studio.evosearch.engine.run.RunCommand;

/**
 * What a person did, where it took effect.
 *
 * @param generation the first it applied to
 * @param nfe spent before that generation
 * @param acts in the order they were done
 */
record Mark(int generation, double nfe, List<RunCommand.Steering> acts) {
  Mark {
    acts = List.copyOf(acts);
  }
}
