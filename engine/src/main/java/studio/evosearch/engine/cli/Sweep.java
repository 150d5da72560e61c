package studio.evosearch.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Values to try of one option: {@code beta=0.3/0.5/0.8}.
 *
 * @param option its name without dashes
 */
record Sweep(String option, List<String> values) {
  Sweep {
    values = List.copyOf(values);
  }

  /** Every combination of one value each. */
  static List<SequencedMap<String, String>> combinations(List<Sweep> sweeps) {
    List<SequencedMap<String, String>> all = new ArrayList<>();
    all.add(new LinkedHashMap<>());
    for (Sweep sweep : sweeps) {
      List<SequencedMap<String, String>> longer = new ArrayList<>();
      for (Map<String, String> begun : all) {
        for (String value : sweep.values()) {
          SequencedMap<String, String> combination = new LinkedHashMap<>(begun);
          combination.put(sweep.option(), value);
          longer.add(combination);
        }
      }
      all = longer;
    }
    return all;
  }

  /** Reads one from the command line. */
  static final class Reader implements ITypeConverter<Sweep> {
    @Override
    public Sweep convert(String text) {
      int at = text.indexOf('=');
      if (at < 1 || at == text.length() - 1) {
        throw new TypeConversionException(
            "'%s' is not OPTION=VALUE/VALUE, such as beta=0.3/0.5".formatted(text));
      }
      return new Sweep(text.substring(0, at), List.of(text.substring(at + 1).split("/", -1)));
    }
  }
}
