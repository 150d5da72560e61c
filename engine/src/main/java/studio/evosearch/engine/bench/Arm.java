package studio.evosearch.engine.bench;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.MethodKind;

/**
 * A method with its settings, one of those that are compared.
 *
 * @param name unique in a bench, such as {@code evosearch beta=0.3}
 * @param specs what it does by NFE budget, prompt and seed left open
 */
public record Arm(String name, SortedMap<Long, RunSpec> specs) {
  public Arm {
    specs = new TreeMap<>(specs);
  }

  /** The spec of a budget. */
  RunSpec spec(long budget) {
    return Objects.requireNonNull(specs.get(budget));
  }

  public MethodKind method() {
    return MethodKind.of(specs.lastEntry().getValue().method());
  }

  /** Its specs without what is left open. */
  Map<Long, RunSpec> settings() {
    Map<Long, RunSpec> settings = new TreeMap<>();
    specs.forEach((budget, spec) -> settings.put(budget, spec.asking("", 0)));
    return settings;
  }
}
