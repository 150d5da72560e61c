package studio.evosearch.engine.reward;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.checkpoint.Sha256;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.Sample;

/**
 * A model behind a chat endpoint judges pictures by a rubric. An answer that cannot be read is
 * asked for again; if that does not help, the picture's score is not a number, which marks it as
 * unusable. What was answered is remembered: a picture is asked about once a prompt.
 */
final class HttpVerifier implements Reward {
  private static final Logger LOG = LoggerFactory.getLogger(HttpVerifier.class);
  private static final int ASKED = 3;
  private static final int REMEMBERED = 10_000;

  private final String name;
  private final String description;
  private final ChatEndpoint endpoint;
  private final Rubric rubric;
  private final int parallel;
  private final Map<Question, Double> known = new LinkedHashMap<>();

  /** Completed when the call under way, or else the next one, is to end. */
  private final AtomicReference<CompletableFuture<Void>> cancelled =
      new AtomicReference<>(new CompletableFuture<>());

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

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  /** One asks for all: no more requests are open than allowed, and no picture is sent twice. */
  @Override
  public boolean spreads() {
    return false;
  }

  @Override
  public double[] score(List<Sample> samples, String prompt) {
    Map<Question, CompletableFuture<OptionalDouble>> asked = new LinkedHashMap<>();
    Map<Question, Double> scores = new HashMap<>();
    List<Question> questions = new ArrayList<>();
    Semaphore free = new Semaphore(parallel);
    CompletableFuture<Void> ending = cancelled.get();
    for (Sample sample : samples) {
      byte[] png = Png.encode(sample.picture());
      Question question = new Question(prompt, Sha256.of(png));
      questions.add(question);
      if (known.containsKey(question)) {
        scores.put(question, known.get(question));
      } else if (!asked.containsKey(question)) {
        free.acquireUninterruptibly();
        asked.put(
            question,
            judge(rubric.question(prompt), png, 1, ending)
                .whenComplete((score, e) -> free.release()));
      }
    }
    asked.forEach((question, score) ->
        answered(score, ending)
            .ifPresent(value -> {
              scores.put(question, value);
              remember(question, value);
            }));
    if (cancelled.getAndSet(new CompletableFuture<>()).isDone()) {
      throw new CancellationException(name + " was told to stop");
    }
    return questions.stream().mapToDouble(q -> scores.getOrDefault(q, Double.NaN)).toArray();
  }

  private CompletableFuture<OptionalDouble> judge(
      String question, byte[] png, int times, CompletableFuture<Void> ending) {
    return endpoint
        .ask(question, png, ending)
        .thenCompose(answer -> {
          OptionalDouble score = rubric.score(answer);
          if (score.isEmpty() && times < ASKED) {
            return judge(question, png, times + 1, ending);
          }
          if (score.isEmpty()) {
            LOG.warn("{}: gave no scores, but: {}", name, answer);
          }
          return CompletableFuture.completedFuture(score);
        });
  }

  private static OptionalDouble answered(
      CompletableFuture<OptionalDouble> score, CompletableFuture<Void> ending) {
    try {
      return score.join();
    } catch (CompletionException e) {
      if (ending.isDone()) {
        return OptionalDouble.empty();
      }
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

  /** What was answered until then stays known. */
  @Override
  public void cancel() {
    cancelled.get().complete(null);
  }

  @Override
  public void close() {
    endpoint.client().shutdownNow();
  }
}
