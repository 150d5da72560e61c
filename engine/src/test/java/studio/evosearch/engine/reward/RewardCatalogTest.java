package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.checkpoint.Assets;

class RewardCatalogTest {
  @Test
  void bundledModelsComeFirstAndToysWhenAskedFor() {
    Path folder = Path.of("..", "assets");
    List<RewardEntry> entries = RewardCatalog.of(Assets.find(Optional.of(folder)), false);
    assertEquals(
        new RewardEntry(
            folder.resolve("rewards").resolve("scene-clip").toString(),
            "Scene CLIP",
            "CLIPScore: 100 x cosine of the picture's and the prompt's embeddings"),
        entries.getFirst());
    assertEquals(
        List.of("Scene CLIP", "Scene reader", "colourfulness", "contrast", "jpeg-size"),
        entries.stream().map(RewardEntry::name).toList());
    assertEquals(
        List.of("colourfulness", "contrast", "jpeg-size", "toy:circle", "toy:corner", "toy:modes"),
        RewardCatalog.of(Optional.empty(), true).stream().map(RewardEntry::name).toList());
  }
}
