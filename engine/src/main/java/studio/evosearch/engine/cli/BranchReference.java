package studio.evosearch.engine.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import studio.evosearch.engine.run.Branch;

/** Reads {@code RUN:CANDIDATE@STATE}. */
final class BranchReference implements ITypeConverter<Branch> {
  private static final Pattern FORM = Pattern.compile("(.+):(\\d{1,15})@(\\d{1,9})");

  @Override
  public Branch convert(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new TypeConversionException(
          "'%s' is not RUN:CANDIDATE@STATE, such as a.evorun:17@20".formatted(text));
    }
    return new Branch(
        form.group(1), Long.parseLong(form.group(2)), Integer.parseInt(form.group(3)));
  }
}
