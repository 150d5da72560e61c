package studio.evosearch.engine.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Whole numbers as they are typed: {@code 0,20,30}, {@code 0,20x3} for 0,20,20,20, or {@code none}.
 */
record IntegerList(List<Integer> values) {
  private static final Pattern PART = Pattern.compile("(-?\\d{1,9})(?:x(\\d{1,4}))?");

  IntegerList {
    values = List.copyOf(values);
  }

  /** Reads them from the command line. */
  static final class Reader implements ITypeConverter<IntegerList> {
    @Override
    public IntegerList convert(String text) {
      List<Integer> values = new ArrayList<>();
      if (text.equals("none")) {
        return new IntegerList(values);
      }
      for (String part : text.split(",", -1)) {
        Matcher form = PART.matcher(part.strip());
        if (!form.matches()) {
          throw new TypeConversionException(
              "'%s' is not a list of whole numbers, such as 0,20,30 or 0,20x3".formatted(text));
        }
        int times = form.group(2) == null ? 1 : Integer.parseInt(form.group(2));
        values.addAll(Collections.nCopies(times, Integer.valueOf(form.group(1))));
      }
      return new IntegerList(values);
    }
  }
}
