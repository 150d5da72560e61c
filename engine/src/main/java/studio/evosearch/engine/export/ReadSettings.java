package studio.evosearch.engine.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.JournalEntry;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link CandidatePicture} wrote into a picture. */
public final class ReadSettings {
  /** Later versions may say more; less than is needed is told. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private ReadSettings() {}

  private record Content(
      RunSpec spec, Settings settings, Numbered candidate, List<JournalEntry> commands) {}

  private record Numbered(long id) {}

  /**
   * The settings in a picture; empty where it holds none of ours.
   *
   * @param png a PNG file
   * @throws BadPictureException when it is no whole PNG, or its settings cannot be understood
   */
  public static Optional<EmbeddedSettings> of(byte[] png) {
    return Optional.ofNullable(texts(png).get(PictureSettings.EVOSEARCH)).map(ReadSettings::parse);
  }

  /**
   * The settings in a picture's file; empty where it holds none of ours.
   *
   * @throws BadPictureException when it cannot be read, is no whole PNG, or its settings cannot be
   *     understood
   */
  public static Optional<EmbeddedSettings> of(Path file) {
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new BadPictureException(file + ": cannot be read: " + e.getMessage(), e);
    } catch (BadPictureException e) {
      throw new BadPictureException(file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, String> texts(byte[] png) {
    try {
      return Png.texts(png);
    } catch (IOException e) {
      throw new BadPictureException("the picture cannot be read: " + e.getMessage(), e);
    }
  }

  private static EmbeddedSettings parse(String json) {
    try {
      Content content = MAPPER.readValue(json, Content.class);
      return new EmbeddedSettings(
          content.spec(), content.settings(), content.candidate().id(), content.commands());
    } catch (JacksonException e) {
      throw new BadPictureException(
          "the picture's settings cannot be understood: " + e.getOriginalMessage(), e);
    }
  }
}
