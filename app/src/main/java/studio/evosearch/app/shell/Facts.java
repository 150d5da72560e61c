package studio.evosearch.app.shell;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.engine.run.LocalWorkshop;

/** What a report says of the program and the machine. */
final class Facts {
  private Facts() {}

  /** The program's version, from the manifest of its jar. */
  static String version() {
    return Optional.ofNullable(Facts.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }

  /** By name. Folders of the preferences are personal, and only counted. */
  static Map<String, String> of(Preferences preferences) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version", version());
    facts.put("java", Runtime.version() + " " + System.getProperty("java.vendor"));
    facts.put(
        "system",
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    facts.put("javafx", System.getProperty("javafx.runtime.version", "?"));
    facts.put("libtorch", LocalWorkshop.libtorch().orElse("not started"));
    facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    facts.put("heap", (Runtime.getRuntime().maxMemory() >> 20) + " MB at most");
    facts.put("locale", Locale.getDefault().toLanguageTag());
    facts.put(
        "preferences",
        "device %s, threads %d, previews every %d, theme %s, language %s, %d model folders, shortcuts %s"
            .formatted(
                preferences.device(),
                preferences.threads(),
                preferences.previewEvery(),
                preferences.theme(),
                preferences.language().isEmpty() ? "of the system" : preferences.language(),
                preferences.models().size(),
                preferences.shortcuts()));
    return facts;
  }
}
