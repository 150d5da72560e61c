package studio.evosearch.engine.reward;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;

/**
 * A folder whose {@code reward.json} describes a judge behind a chat endpoint of OpenAI's form.
 * Prompts and pictures are sent to the address in it, and only once a person trusted that file.
 *
 * <table>
 * <caption>Fields beside {@code "kind": "http"}</caption>
 * <tr><td>{@code url}</td><td>of the endpoint itself: {@code .../v1/chat/completions}</td></tr>
 * <tr><td>{@code model}</td><td>as the endpoint calls it</td></tr>
 * <tr><td>{@code criteria}, {@code scale}</td><td>as {@link Rubric#of} reads them</td></tr>
 * <tr><td>{@code key_variable}</td><td>the environment variable that holds the key, if any</td>
 * </tr>
 * <tr><td>{@code temperature}</td><td>not sent where left out</td></tr>
 * <tr><td>{@code timeout_seconds}, {@code retries}, {@code parallel}</td><td>60, 4 and 4</td></tr>
 * <tr><td>{@code description}</td><td>for people</td></tr>
 * </table>
 */
final class VerifierFolder {
  static final String KIND = "http";
  static final String KEY_VARIABLE = "key_variable";

  static final String DESCRIPTION =
      "A vision model behind a chat endpoint judges by a rubric; pictures are sent to the address"
          + " in reward.json once that is trusted";

  private VerifierFolder() {}

  /**
   * Opens a folder; nothing is sent yet.
   *
   * @param environment gives a variable's value
   * @throws RewardException when the key's variable is not set
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when reward.json makes no sense
   */
  static HttpVerifier open(
      ModelFolder folder, Function<String, Optional<String>> environment, Duration firstWait) {
    Config config = folder.config();
    URI address = address(config);
    Rubric rubric = Rubric.of(config);
    ChatEndpoint endpoint =
        new ChatEndpoint(
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
            address,
            config.text("model"),
            key(folder, environment),
            config.has("temperature")
                ? OptionalDouble.of(config.number("temperature"))
                : OptionalDouble.empty(),
            Duration.ofMillis((long) (1000 * positive(config, "timeout_seconds", 60))),
            (int) positive(config, "retries", 4),
            firstWait);
    String description =
        config.text(
            "description",
            "Judged by %s at %s, %s to %s"
                .formatted(endpoint.model(), address, rubric.least(), rubric.most()));
    int parallel = (int) Math.max(1, positive(config, "parallel", 4));
    return new HttpVerifier(RewardFolder.name(folder), description, endpoint, rubric, parallel);
  }

  private static Optional<String> key(
      ModelFolder folder, Function<String, Optional<String>> environment) {
    if (!folder.config().has(KEY_VARIABLE)) {
      return Optional.empty();
    }
    String variable = folder.config().text(KEY_VARIABLE);
    return environment
        .apply(variable)
        .or(() -> {
          throw new RewardException(
              "%s: the environment variable %s, which is to hold the key, is not set"
                  .formatted(folder.name(), variable));
        });
  }

  private static URI address(Config config) {
    String url = config.text("url");
    try {
      URI address = URI.create(url);
      String scheme = address.getScheme();
      if (("http".equals(scheme) || "https".equals(scheme)) && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw config.problem("url", "expected an http or https address: " + e.getMessage());
    }
    throw config.problem("url", "expected an http or https address, found " + url);
  }

  private static double positive(Config config, String field, double otherwise) {
    double value = config.number(field, otherwise);
    if (!(value >= 0 && value <= 100_000)) {
      throw config.problem(field, "expected a number of 0 or more, found " + value);
    }
    return value;
  }
}
