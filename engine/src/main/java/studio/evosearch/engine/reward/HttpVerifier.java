package studio.evosearch.engine.reward;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.Sample;

/**
 * A model behind a chat endpoint of OpenAI's form judges pictures by a rubric. Prompts and pictures
 * are sent to the address in the folder's {@code reward.json}, and only once a person trusted that
 * file.
 *
 * <table>
 * <caption>Fields of reward.json beside {@code "kind": "http"}</caption>
 * <tr><td>{@code url}</td><td>of the endpoint itself: {@code .../v1/chat/completions}</td></tr>
 * <tr><td>{@code model}</td><td>as the endpoint calls it</td></tr>
 * <tr><td>{@code criteria}, {@code scale}</td><td>as {@link Rubric#of} reads them</td></tr>
 * <tr><td>{@code key_variable}</td><td>the environment variable that holds the key, if any</td>
 * </tr>
 * <tr><td>{@code temperature}</td><td>not sent where left out</td></tr>
 * <tr><td>{@code timeout_seconds}, {@code retries}, {@code parallel}</td><td>60, 4 and 4</td></tr>
 * </table>
 *
 * An answer that cannot be read is asked for again; if that does not help, the picture's score is
 * not a number, which marks it as unusable.
 */
final class HttpVerifier implements Reward {
  static final String KIND = "http";
  static final String KEY_VARIABLE = "key_variable";

  static final String DESCRIPTION =
      "A vision model behind a chat endpoint judges by a rubric; pictures are sent to the address"
          + " in reward.json once that is trusted";

  private static final Logger LOG = LoggerFactory.getLogger(HttpVerifier.class);
  private static final int ASKED = 3;
  private static final int REMEMBERED = 10_000;

  private final String name;
  private final String description;
  private final ChatEndpoint endpoint;
  private final Rubric rubric;
  private final int parallel;
  private final Map<Question, Double> known = new LinkedHashMap<>();

  /** What a score depends on, for one model and one rubric. */
  private record Question(String prompt, String sha256) {}

  HttpVerifier(
      String name, String description, ChatEndpoint endpoint, Rubric rubric, int parallel) {
    this.name = name;
    this.description = description;
    this.endpoint = endpoint;
    this.rubric = rubric;
    this.parallel = parallel;
  }

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
    Optional<String> variable =
        config.has(KEY_VARIABLE) ? Optional.of(config.text(KEY_VARIABLE)) : Optional.empty();
    Optional<String> key =
        variable.map(v ->
            environment
                .apply(v)
                .orElseThrow(() ->
                    new RewardException(
                        "%s: the environment variable %s, which is to hold the key, is not set"
                            .formatted(folder.name(), v))));
    ChatEndpoint endpoint =
        new ChatEndpoint(
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
            address,
            config.text("model"),
            key,
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

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public double[] score(List<Sample> samples, String prompt) {
    Map<Question, CompletableFuture<OptionalDouble>> asked = new LinkedHashMap<>();
    List<Question> questions = new ArrayList<>();
    Semaphore free = new Semaphore(parallel);
    for (Sample sample : samples) {
      byte[] png = Png.encode(sample.picture());
      Question question = new Question(prompt, sum(png));
      questions.add(question);
      if (!known.containsKey(question) && !asked.containsKey(question)) {
        free.acquireUninterruptibly();
        asked.put(
            question,
            judge(rubric.question(prompt), png, 1).whenComplete((score, e) -> free.release()));
      }
    }
    asked.forEach(
        (question, score) -> answered(score).ifPresent(value -> remember(question, value)));
    return questions.stream().mapToDouble(q -> known.getOrDefault(q, Double.NaN)).toArray();
  }

  private CompletableFuture<OptionalDouble> judge(String question, byte[] png, int times) {
    return endpoint
        .ask(question, png)
        .thenCompose(answer -> {
          OptionalDouble score = rubric.score(answer);
          if (score.isEmpty() && times < ASKED) {
            return judge(question, png, times + 1);
          }
          if (score.isEmpty()) {
            LOG.warn("{}: gave no scores, but: {}", name, answer);
          }
          return CompletableFuture.completedFuture(score);
        });
  }

  private static OptionalDouble answered(CompletableFuture<OptionalDouble> score) {
    try {
      return score.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RewardException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void remember(Question question, double score) {
    if (known.size() == REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
    known.put(question, score);
  }

  private static String sum(byte[] png) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() {
    endpoint.client().shutdownNow();
  }
}
