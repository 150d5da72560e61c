package studio.evosearch.engine.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import studio.evosearch.engine.run.RewardTerm;

/** Reads {@code REWARD} or {@code REWARD=WEIGHT}. */
final class RewardReference implements ITypeConverter<RewardTerm> {
  @Override
  public RewardTerm convert(String text) {
    int at = text.lastIndexOf('=');
    try {
      return at < 0
          ? new RewardTerm(text, 1)
          : new RewardTerm(text.substring(0, at), Double.parseDouble(text.substring(at + 1)));
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'%s' is not REWARD or REWARD=WEIGHT, such as scene-clip=0.5".formatted(text));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
