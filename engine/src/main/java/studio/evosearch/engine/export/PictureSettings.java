package studio.evosearch.engine.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a picture came to be, as the texts of its PNG: {@code evosearch} holds JSON, {@code
 * parameters} the lines other programs for diffusion models write and read.
 *
 * @param prompt what the picture should show
 * @param negative what it should not show; empty for none
 * @param settings shown after the prompt in their order, such as Steps, Sampler, CFG scale, Seed,
 *     Size, Model
 * @param json an object with everything the run knows of it
 */
public record PictureSettings(
    String prompt, String negative, Map<String, String> settings, String json) {
  /** The keyword of the JSON. */
  public static final String EVOSEARCH = "evosearch";

  /** The keyword of the readable lines. */
  public static final String PARAMETERS = "parameters";

  public PictureSettings {
    settings = new LinkedHashMap<>(settings);
  }

  /** The texts by keyword. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(PARAMETERS, parameters());
    texts.put(EVOSEARCH, json);
    return texts;
  }

  /** The readable lines. */
  public String parameters() {
    String line =
        settings.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + quoted(entry.getValue()))
            .collect(Collectors.joining(", "));
    return prompt + (negative.isEmpty() ? "" : "\nNegative prompt: " + negative) + "\n" + line;
  }

  /** A value with a comma, colon or line end is written as a JSON text, so that it reads back. */
  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == ':' || c == '\n');
    return plain ? value : JsonMapper.builder().build().writeValueAsString(value);
  }
}
