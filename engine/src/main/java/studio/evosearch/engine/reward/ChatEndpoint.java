package studio.evosearch.engine.reward;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat endpoint of OpenAI's form that looks at pictures. What fails for the moment (no
 * connection, too slow, status 429 or 5xx) is tried again, each time after twice the wait.
 *
 * @param address of the endpoint itself, such as {@code http://127.0.0.1:8000/v1/chat/completions}
 * @param key sent as a bearer token; never shown
 * @param temperature sent where there is one
 * @param timeout for one try, connection and answer together
 * @param retries tries after the first
 * @param firstWait before the first of them
 */
record ChatEndpoint(
    HttpClient client,
    URI address,
    String model,
    Optional<String> key,
    OptionalDouble temperature,
    Duration timeout,
    int retries,
    Duration firstWait) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** What came of one try: an answer, or why to try again and how long to wait before at least. */
  private record Try(Optional<String> answer, String reason, Duration pause) {
    static Try again(String reason, Duration pause) {
      return new Try(Optional.empty(), reason, pause);
    }
  }

  /**
   * Asks about a picture.
   *
   * @param cancelled once it is completed nothing is asked or waited for any more
   * @return what the model says; fails with a {@link RewardException}
   */
  CompletableFuture<String> ask(String question, byte[] png, CompletableFuture<?> cancelled) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(question, png)));
    key.ifPresent(k -> request.header("Authorization", "Bearer " + k));
    return attempt(request.build(), 0, cancelled);
  }

  private String body(String question, byte[] png) {
    ObjectNode body = MAPPER.createObjectNode().put("model", model);
    temperature.ifPresent(t -> body.put("temperature", t));
    var content = body.putArray("messages").addObject().put("role", "user").putArray("content");
    content.addObject().put("type", "text").put("text", question);
    String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    content.addObject().put("type", "image_url").putObject("image_url").put("url", url);
    return MAPPER.writeValueAsString(body);
  }

  private CompletableFuture<String> attempt(
      HttpRequest request, int tries, CompletableFuture<?> cancelled) {
    if (cancelled.isDone()) {
      return CompletableFuture.failedFuture(new CancellationException());
    }
    CompletableFuture<HttpResponse<String>> sent =
        client.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER));
    return CompletableFuture.anyOf(sent, cancelled)
        .thenCompose(first ->
            sent.isDone() ? sent : CompletableFuture.failedFuture(new CancellationException()))
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((response, failure) -> sent.cancel(true))
        .handle((response, failure) ->
            failure == null ? read(response) : Try.again(reason(failure), Duration.ZERO))
        .thenCompose(done ->
            done.answer().isPresent()
                ? CompletableFuture.completedFuture(done.answer().orElseThrow())
                : again(request, tries, done, cancelled));
  }

  private CompletableFuture<String> again(
      HttpRequest request, int tries, Try last, CompletableFuture<?> cancelled) {
    if (tries == retries && !cancelled.isDone()) {
      return CompletableFuture.failedFuture(
          new RewardException(
              "%s gave no answer in %d tries: %s".formatted(address, tries + 1, last.reason())));
    }
    Duration doubled = firstWait.multipliedBy(1L << Math.min(tries, 20));
    Duration wait = doubled.compareTo(last.pause()) > 0 ? doubled : last.pause();
    long millis = Math.min(wait.toMillis(), LONGEST_WAIT.toMillis());
    var waited = new CompletableFuture<>().completeOnTimeout(tries, millis, TimeUnit.MILLISECONDS);
    return CompletableFuture.anyOf(waited, cancelled)
        .thenComposeAsync(over -> attempt(request, tries + 1, cancelled));
  }

  private String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException
            ? Optional.ofNullable(failure.getCause()).orElse(failure)
            : failure;
    if (cause instanceof TimeoutException) {
      return "nothing came within " + timeout.toMillis() / 1000.0 + " s";
    }
    return cause.getMessage() == null ? "no connection" : cause.getMessage();
  }

  private Try read(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 200) {
      return new Try(Optional.of(content(response.body())), "", Duration.ZERO);
    }
    String reason = "status %d: %s".formatted(status, shown(response.body()));
    if (status == 408 || status == 429 || status >= 500) {
      return Try.again(reason, retryAfter(response));
    }
    throw new RewardException(address + " refused: " + reason);
  }

  /** In seconds; the header's other form, a date, is passed over. */
  private static Duration retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(Duration.ZERO);
  }

  private String content(String body) {
    try {
      JsonNode content = MAPPER.readTree(body).at("/choices/0/message/content");
      if (content.isString()) {
        return content.stringValue();
      }
    } catch (JacksonException e) {
      throw new RewardException(address + " answered with no JSON: " + shown(body), e);
    }
    throw new RewardException(
        address + " answered with no choices[0].message.content: " + shown(body));
  }

  private static String shown(String body) {
    String line = body.strip().replaceAll("\\s+", " ");
    return line.length() <= 200 ? line : line.substring(0, 197) + "...";
  }
}
