package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.reward.ChatServer.Answer;
import tools.jackson.databind.JsonNode;

class HttpVerifierTest {
  private static final Answer GOOD = Answer.of("{\"fits\": 8, \"sharp\": 2}");
  private static final Answer BUSY = new Answer(503, "try later");

  @TempDir Path folder;

  private HttpVerifier open(String url, String more) throws IOException {
    return VerifierFolder.open(
        ModelFolder.open(write(url, more)),
        variable -> variable.equals("LOOKER_KEY") ? Optional.of("secret") : Optional.empty(),
        Duration.ofMillis(1));
  }

  private Path write(String url, String more) throws IOException {
    String json =
        """
        {"kind": "http", "url": "%s", "model": "looker", "retries": 2,
         "criteria": {"fits": {"question": "Does it fit?", "weight": 2},
                      "sharp": {"question": "Is it sharp?"}}%s}
        """
            .formatted(url, more);
    return RewardFolders.of(folder.resolve("vlm"), json, "");
  }

  private static Sample picture(int seed) {
    return new Sample(new float[0], new Picture(1, 1, new byte[] {(byte) seed, 2, 3}));
  }

  private static String failure(HttpVerifier reward) {
    var e = assertThrows(RewardException.class, () -> reward.score(List.of(picture(1)), "a cat"));
    return String.valueOf(e.getMessage());
  }

  @Test
  void aPictureIsJudgedByTheRubricAndAskedAboutOnce() throws IOException {
    try (ChatServer server = new ChatServer(GOOD, Answer.of("Sure! {\"fits\": 1, \"sharp\": 1}"));
        HttpVerifier reward =
            open(server.url(), ", \"key_variable\": \"LOOKER_KEY\", \"parallel\": 1")) {
      List<Sample> samples = List.of(picture(1), picture(2), picture(1));
      assertArrayEquals(new double[] {6, 1, 6}, reward.score(samples, "a cat"));
      assertArrayEquals(new double[] {1, 6}, reward.score(samples.subList(1, 3), "a cat"));
      assertEquals(2, server.requests.size());
      assertEquals(List.of("Bearer secret", "Bearer secret"), List.copyOf(server.keys));
      reward.score(samples.subList(0, 1), "a dog");
      assertEquals(3, server.requests.size());

      JsonNode request = server.requests.element();
      assertEquals("looker", request.path("model").asString());
      assertTrue(request.path("temperature").isMissingNode());
      JsonNode content = request.at("/messages/0/content");
      assertTrue(content.path(0).path("text").asString().contains("a cat"));
      String url = content.at("/1/image_url/url").asString();
      String start = "data:image/png;base64,";
      assertTrue(url.startsWith(start), url);
      byte[] png = Base64.getDecoder().decode(url.substring(start.length()));
      assertArrayEquals(new byte[] {1, 2, 3}, Png.decode(png).rgb());
    }
  }

  @Test
  void nothingIsSentToAnAddressNobodyTrusted() throws IOException {
    try (ChatServer server = new ChatServer(GOOD)) {
      Path reward = write(server.url(), ", \"key_variable\": \"LOOKER_KEY\"");
      TrustedRewards none = new TrustedRewards(folder.resolve("trusted.txt"));
      var refusal =
          assertThrows(
              UntrustedRewardException.class,
              () -> Rewards.open(reward.toString(), "cpu", 1, none));
      assertTrue(refusal.deed().contains(server.url()), refusal.deed());
      assertTrue(refusal.deed().contains("LOOKER_KEY"), refusal.deed());
      assertEquals(0, server.requests.size());
    }
  }

  @Test
  void aTrustedAddressIsAskedUntilItsFileChanges() throws IOException {
    try (ChatServer server = new ChatServer(GOOD)) {
      Path reward = write(server.url(), "");
      TrustedRewards trusted = new TrustedRewards(folder.resolve("trusted.txt"));
      trusted.trust(reward);
      assertEquals(Optional.empty(), trusted.asks(reward));
      try (Reward judge = Rewards.open(reward.toString(), "cpu", 1, trusted)) {
        assertArrayEquals(new double[] {6}, judge.score(List.of(picture(1)), "a cat"));
      }
      Files.writeString(
          reward.resolve("reward.json"),
          Files.readString(reward.resolve("reward.json")).replace("looker", "other"));
      assertTrue(trusted.asks(reward).orElseThrow().contains(server.url()));
    }
  }

  @Test
  void whatFailsForTheMomentIsTriedAgain() throws IOException {
    try (ChatServer server = new ChatServer(BUSY, new Answer(429, ""), GOOD);
        HttpVerifier reward = open(server.url(), "")) {
      assertArrayEquals(new double[] {6}, reward.score(List.of(picture(1)), "a cat"));
      assertEquals(3, server.requests.size());
    }
  }

  @Test
  void anEndpointThatStaysBusyIsGivenUp() throws IOException {
    try (ChatServer server = new ChatServer(BUSY);
        HttpVerifier reward = open(server.url(), "")) {
      String failure = failure(reward);
      assertTrue(failure.contains("3 tries") && failure.contains("503: try later"), failure);
      assertEquals(3, server.requests.size());
    }
  }

  @Test
  void aRefusalIsNotTriedAgain() throws IOException {
    try (ChatServer server = new ChatServer(new Answer(401, "{\"error\": \"no such key\"}"));
        HttpVerifier reward = open(server.url(), "")) {
      String failure = failure(reward);
      assertTrue(failure.contains("401") && failure.contains("no such key"), failure);
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void anEndpointThatIsTooSlowIsGivenUp() throws IOException {
    try (ChatServer server = new ChatServer(new Answer(0, ""));
        HttpVerifier reward = open(server.url(), ", \"timeout_seconds\": 0.05")) {
      String failure = failure(reward);
      assertTrue(failure.contains("within 0.05 s"), failure);
    }
  }

  /** Not in the common pool, whose threads hear of the server's answers. */
  private static CompletableFuture<double[]> judging(Reward reward, List<Sample> samples) {
    return CompletableFuture.supplyAsync(
        () -> reward.score(samples, "a cat"), Thread::startVirtualThread);
  }

  @Test
  void whoIsCancelledWaitsForNoAnswerAndKeepsThoseThatCame() throws Exception {
    List<Sample> samples = List.of(picture(1), picture(2), picture(3));
    try (ChatServer server = new ChatServer(GOOD, new Answer(0, ""), GOOD);
        HttpVerifier reward = open(server.url(), ", \"parallel\": 1")) {
      var judging = judging(reward, samples);
      server.came.acquire(2);
      reward.cancel();
      var e = assertThrows(ExecutionException.class, () -> judging.get(30, TimeUnit.SECONDS));
      assertInstanceOf(CancellationException.class, e.getCause());
      assertArrayEquals(new double[] {6, 6, 6}, reward.score(samples, "a cat"));
      assertEquals(4, server.requests.size());
    }
  }

  @Test
  void whoIsCancelledTriesNotAgain() throws Exception {
    try (ChatServer server = new ChatServer(BUSY);
        HttpVerifier reward =
            VerifierFolder.open(
                ModelFolder.open(write(server.url(), "")),
                variable -> Optional.empty(),
                Duration.ofHours(1))) {
      var judging = judging(reward, List.of(picture(1)));
      server.came.acquire();
      reward.cancel();
      assertThrows(ExecutionException.class, () -> judging.get(30, TimeUnit.SECONDS));
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void whoIsCancelledBetweenTwoCallsEndsTheNextAlone() throws IOException {
    try (ChatServer server = new ChatServer(GOOD);
        HttpVerifier reward = open(server.url(), "")) {
      reward.cancel();
      List<Sample> one = List.of(picture(1));
      assertThrows(CancellationException.class, () -> reward.score(one, "a cat"));
      assertEquals(0, server.requests.size());
      assertArrayEquals(new double[] {6}, reward.score(one, "a cat"));
    }
  }

  @Test
  void nobodyAtTheAddressIsSaid() throws IOException {
    ChatServer server = new ChatServer(GOOD);
    server.close();
    try (HttpVerifier reward = open(server.url(), "")) {
      assertTrue(failure(reward).contains(server.url()));
    }
  }

  @Test
  void anAnswerWithoutScoresIsAskedForAgainAndThenNoNumber() throws IOException {
    Answer babble = Answer.of("I like it.");
    try (ChatServer server = new ChatServer(babble, babble, GOOD, babble);
        HttpVerifier reward = open(server.url(), ", \"parallel\": 1")) {
      assertArrayEquals(new double[] {6}, reward.score(List.of(picture(1)), "a cat"));
      assertArrayEquals(
          new double[] {Double.NaN, 6}, reward.score(List.of(picture(2), picture(1)), "a cat"));
      assertEquals(6, server.requests.size());
    }
  }

  @Test
  void anAnswerOfAnotherFormIsAnError() throws IOException {
    for (String body : List.of("<html>hello</html>", "{\"choices\": []}", "[]")) {
      try (ChatServer server = new ChatServer(new Answer(200, body));
          HttpVerifier reward = openAnew(server.url())) {
        String failure = failure(reward);
        assertTrue(failure.contains(server.url()) && failure.contains(body), failure);
      }
    }
  }

  private HttpVerifier openAnew(String url) throws IOException {
    folder = Files.createTempDirectory(folder, "anew");
    return open(url, "");
  }

  @Test
  void noMoreRequestsAreOpenThanAllowed() throws IOException {
    try (ChatServer server = new ChatServer(GOOD);
        HttpVerifier reward = open(server.url(), ", \"parallel\": 2")) {
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        samples.add(picture(i));
      }
      assertEquals(20, reward.score(samples, "a cat").length);
      assertTrue(server.most.get() <= 2, server.most + " at once");
      assertEquals(20, server.requests.size());
    }
  }

  @Test
  void aDescriptionThatMakesNoSenseIsRefused() throws IOException {
    for (String url : List.of("ftp://here/", "here", "http://a b/")) {
      assertThrows(CheckpointException.class, () -> openAnew(url));
    }
    String key = ", \"key_variable\": \"NOT_SET\"";
    folder = Files.createTempDirectory(folder, "anew");
    var e = assertThrows(RewardException.class, () -> open("http://127.0.0.1:9/", key));
    assertTrue(String.valueOf(e.getMessage()).contains("NOT_SET"), e.toString());
  }
}
