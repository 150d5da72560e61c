package studio.evosearch.app.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of one package in the person's language, from the bundle {@code strings} beside its
 * classes. Texts are {@link MessageFormat} patterns: an apostrophe is written twice.
 */
public final class Strings {
  private final ResourceBundle bundle;

  private Strings(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** The texts of the package a class is in, in the default locale. */
  public static Strings of(Class<?> member) {
    return new Strings(
        ResourceBundle.getBundle(
            member.getPackageName() + ".strings",
            Locale.getDefault(),
            member.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /**
   * A text.
   *
   * @throws java.util.MissingResourceException when there is none of that key
   */
  public String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.getDefault()).format(arguments);
  }

  /** Whether there is a text of that key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }
}
