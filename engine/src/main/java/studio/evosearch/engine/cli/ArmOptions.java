package studio.evosearch.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import studio.evosearch.engine.bench.Arm;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MethodKind;

/**
 * Makes the arms of a bench by reading options as {@code run} does: those a person gave for all,
 * then the method, then what a sweep sets.
 */
final class ArmOptions {
  private final List<String> given;
  private final List<Long> budgets;
  private final Generator generator;

  /** A command line of nothing but what fixes a run. */
  @Command
  private static final class Line {
    @Mixin SpecOptions spec = new SpecOptions();
  }

  /**
   * @param preset options that stand before what was typed
   * @param typed for the bench; what does not fix a run is left out
   */
  ArmOptions(List<String> preset, ParseResult typed, List<Long> budgets, Generator generator) {
    this.given =
        Stream.concat(
                preset.stream(), typed.matchedOptions().stream().flatMap(o -> typed(o).stream()))
            .toList();
    this.budgets = List.copyOf(budgets);
    this.generator = generator;
  }

  private static List<String> typed(OptionSpec option) {
    if (new CommandLine(new Line()).getCommandSpec().findOption(option.longestName()) == null) {
      return List.of();
    }
    return option.originalStringValues().stream()
        .map(value -> option.longestName() + "=" + value)
        .toList();
  }

  /**
   * The arms: every method with every combination. A setting that a method does not look at is left
   * out of its arms' names, and arms that would do the same are one.
   */
  List<Arm> arms(List<MethodKind> methods, List<Sweep> sweeps) {
    List<SequencedMap<String, String>> combinations = Sweep.combinations(sweeps);
    SequencedMap<String, Arm> arms = new LinkedHashMap<>();
    for (MethodKind method : methods) {
      Set<String> mattering =
          sweeps.stream()
              .map(Sweep::option)
              .filter(option -> matters(method, option, combinations))
              .collect(Collectors.toSet());
      for (Map<String, String> combination : combinations) {
        StringBuilder name = new StringBuilder(method.toString());
        combination.forEach((option, value) -> {
          if (mattering.contains(option)) {
            name.append(' ').append(option).append('=').append(value);
          }
        });
        arms.computeIfAbsent(name.toString(), n -> new Arm(n, specs(method, combination)));
      }
    }
    return List.copyOf(arms.values());
  }

  /** Whether an option changes what a method does, in any of the combinations. */
  private boolean matters(
      MethodKind method, String option, List<? extends Map<String, String>> combinations) {
    long budget = budgets.getLast();
    return combinations.stream()
        .anyMatch(with -> {
          Map<String, String> without = new LinkedHashMap<>(with);
          without.remove(option);
          return !effect(spec(method, with, budget)).equals(effect(spec(method, without, budget)));
        });
  }

  /** All that the course of a run depends on, prompt and seed aside. */
  private static List<Object> effect(RunSpec spec) {
    List<Object> effect =
        new ArrayList<>(
            List.of(
                spec.method(),
                spec.eta(),
                spec.size(),
                spec.steps(),
                spec.guidance(),
                spec.order()));
    if (spec.method() instanceof EvoSearch) {
      effect.addAll(List.of(spec.beta(), spec.sigmaScale(), spec.elites()));
    }
    return effect;
  }

  private SortedMap<Long, RunSpec> specs(MethodKind method, Map<String, String> combination) {
    SortedMap<Long, RunSpec> specs = new TreeMap<>();
    budgets.forEach(budget -> specs.put(budget, spec(method, combination, budget)));
    return specs;
  }

  private RunSpec spec(MethodKind method, Map<String, String> combination, long budget) {
    List<String> args = new ArrayList<>(given);
    args.add("--method=" + method);
    combination.forEach((option, value) -> args.add("--" + option + "=" + value));
    Line line = new Line();
    try {
      new CommandLine(line)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setOverwrittenOptionsAllowed(true)
          .parseArgs(args.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new IllegalArgumentException("cannot sweep: " + e.getMessage(), e);
    }
    return line.spec.spec(TargetOptions.of(""), BudgetOptions.of(budget), generator);
  }
}
