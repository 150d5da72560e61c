package studio.evosearch.engine.pack;

import java.nio.file.Path;
import java.util.Locale;

/** How a pack's file is called. */
public final class PackName {
  /** How it ends. */
  public static final String ENDING = ".evopack";

  private PackName() {}

  /** Whether a file is a pack, by its name. */
  public static boolean is(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /** A name every system can hold, for the pack of what people call so. */
  public static String of(String name) {
    return EntryNames.cleaned(name) + ENDING;
  }
}
