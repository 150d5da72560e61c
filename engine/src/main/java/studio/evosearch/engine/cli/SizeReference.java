package studio.evosearch.engine.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import studio.evosearch.engine.model.Size;

/** Reads {@code WIDTHxHEIGHT}. */
final class SizeReference implements ITypeConverter<Size> {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})[xX]([1-9]\\d{0,4})");

  @Override
  public Size convert(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new TypeConversionException(
          "'%s' is not WIDTHxHEIGHT, such as 768x512".formatted(text));
    }
    return Size.picture(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }
}
