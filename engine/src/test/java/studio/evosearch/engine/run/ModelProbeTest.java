package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.model.Conditioning;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.GeneratorInfo;
import studio.evosearch.engine.model.PlaneGenerator;

class ModelProbeTest {
  private final List<Integer> denoised = new ArrayList<>();
  private final List<Integer> decoded = new ArrayList<>();
  private long now;

  /** Tries a toy whose latents take so many seconds each, by a clock that only it advances. */
  private ModelProbe probe(double denoiseSeconds, double decodeSeconds) {
    Generator toy = PlaneGenerator.open("toy:rings");
    Generator slow =
        new Generator() {
          @Override
          public GeneratorInfo info() {
            return toy.info();
          }

          @Override
          public NoiseSchedule schedule(int steps) {
            return toy.schedule(steps);
          }

          @Override
          public Conditioning encode(String prompt, String negative) {
            return toy.encode(prompt, negative);
          }

          @Override
          public float[][] denoise(
              Conditioning conditioning, double guidance, double timestep, float[][] latents) {
            now += Math.round(denoiseSeconds * latents.length * 1e9);
            denoised.add(latents.length);
            return latents;
          }

          @Override
          public List<Footage> decode(float[][] latents) {
            now += Math.round(decodeSeconds * latents.length * 1e9);
            decoded.add(latents.length);
            return List.of();
          }

          @Override
          public void release() {}

          @Override
          public void close() {}
        };
    return ModelProbe.of(slow, () -> now);
  }

  @Test
  void aQuickModelIsMeasuredInWholeBatches() {
    ModelProbe probe = probe(0.01, 0.5);
    assertEquals(100, probe.nfePerSecond(), 1e-6);
    assertEquals(2, probe.decodesPerSecond(), 1e-6);
    assertEquals(List.of(1, 1, 64, 64), denoised);
    assertEquals(List.of(1, 1, 4, 4), decoded);
  }

  @Test
  void aSlowOneIsNotMadeToDoMoreThanItTakesToTell() {
    ModelProbe probe = probe(2, 600);
    assertEquals(0.5, probe.nfePerSecond(), 1e-6);
    assertEquals(1.0 / 600, probe.decodesPerSecond(), 1e-9);
    assertEquals(List.of(1, 1), denoised);
    assertEquals(List.of(1), decoded);
  }
}
