package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.fx.Notices.Notice;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.reward.TrustedRewards;

class RewardConsentTest {
  private static final String URL = "http://127.0.0.1:9/v1/chat/completions";

  @TempDir Path home;

  private TestBench test;
  private RewardSettings rewards;
  private Path judge;

  @BeforeEach
  void open() throws IOException {
    test = new TestBench(home);
    rewards = new RewardSettings("toy:circle");
    judge = Files.createDirectory(home.resolve("judge"));
    Files.writeString(
        judge.resolve("reward.json"), "{\"kind\": \"http\", \"url\": \"%s\"}".formatted(URL));
    new RewardConsent(test.bench(), rewards);
  }

  @AfterEach
  void close() {
    test.close();
    assertEquals(List.of(), test.problems());
  }

  /** After everything that was begun. */
  private List<Notice> notices() {
    AtomicBoolean last = new AtomicBoolean();
    test.bench().tasks().run(() -> true, last::set);
    test.pumpUntil(last::get);
    return test.bench().notices().all();
  }

  @Test
  void aRewardThatSendsPicturesIsAllowedByThePersonAlone() {
    rewards.guides.getFirst().reference().set(judge.toString());
    Notice asked = notices().getFirst();
    assertTrue(asked.text().contains("judge") && asked.text().contains(URL), asked.text());
    assertTrue(asked.text().matches(".*sha256 [0-9a-f]{12}….*"), "short enough to be read");
    TrustedRewards trusted = new TrustedRewards(home.resolve(TrustedRewards.FILE));
    assertTrue(trusted.asks(judge).isPresent());

    asked.remedy().orElseThrow().run().run();
    assertEquals("judge is allowed, as it is now.", notices().getFirst().text());
    assertEquals(Optional.empty(), trusted.asks(judge));
    rewards.hold(judge.toString(), true);
    assertEquals(2, notices().size());
  }

  @Test
  void aRewardIsAskedForEachTimeItIsChosenButNotForEachChange() {
    rewards.hold(judge.toString(), true);
    rewards.guides.getFirst().weight().set(2);
    assertEquals(1, notices().size());
    rewards.hold(judge.toString(), false);
    rewards.hold(judge.toString(), true);
    assertEquals(2, notices().size());
    rewards.guides.getFirst().reference().set("contrast");
    assertEquals(2, notices().size());
  }
}
