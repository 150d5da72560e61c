package studio.evosearch.app.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.library.OfferViewModel.Difference;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunSpec;

class SettingsTextTest {
  private static RunSpec spec(String model, String device) {
    RunSpec s = TestBench.toySpec();
    return new RunSpec(
        model,
        s.prompt(),
        s.negative(),
        s.rewards(),
        s.rewardMode(),
        s.heldOut(),
        s.method(),
        s.size(),
        s.steps(),
        s.guidance(),
        s.eta(),
        s.order(),
        s.beta(),
        s.sigmaScale(),
        s.elites(),
        s.ratingWeight(),
        s.seed(),
        s.batch(),
        s.threads(),
        device,
        s.budget(),
        s.branch());
  }

  @Test
  void partsFromOtherFoldersAndWhereTheyRunAreSettingsToo() {
    String own = References.model("models/flux");
    String fast = References.model("models/flux", Map.of("preview_vae", Path.of("models/taef1")));
    assertEquals(
        List.of(
            new Difference("Model", "flux", "flux, preview_vae: taef1"),
            new Difference("Device", "cuda:0", "cuda:0 bf16 vae=float32 offload=component")),
        SettingsText.differences(
            spec(own, "cuda:0"), spec(fast, "cuda:0 bf16 vae=float32 offload=component")));
  }
}
