package studio.evosearch.engine.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.model.Conditioning;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.GeneratorInfo;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.model.Size;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.Reward;

/** A toy that makes videos: a square goes to the right, in a height and a grey the point gives. */
final class MovingSquares implements Generator {
  static final Size OWN = new Size(48, 32, 9);
  static final double FRAMES_A_SECOND = 8;

  private final PlaneGenerator toy = PlaneGenerator.open("toy:rings");
  private final Size size;

  MovingSquares(WantedSize wanted) {
    size = wanted.or(OWN).inMultiplesOf(8, "MovingSquares").inStridesOf(4, "MovingSquares");
  }

  /** Opens it whatever the model is called. */
  static Workshop workshop() {
    LocalWorkshop local = new LocalWorkshop();
    return new Workshop() {
      @Override
      public Generator generator(String reference, String device, int threads, WantedSize size) {
        return new MovingSquares(size);
      }

      @Override
      public Reward reward(String reference, String device, int threads) {
        return local.reward(reference, device, threads);
      }
    };
  }

  @Override
  public GeneratorInfo info() {
    GeneratorInfo info = toy.info();
    return new GeneratorInfo(
        "squares",
        "MovingSquares",
        info.prediction(),
        info.latentShape(),
        size,
        info.guidance(),
        20,
        1,
        16);
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
    return toy.denoise(conditioning, guidance, timestep, latents);
  }

  @Override
  public List<Footage> decode(float[][] latents) {
    return Arrays.stream(latents).map(this::footage).toList();
  }

  private Footage footage(float[] point) {
    return new Footage(
        IntStream.range(0, size.frames()).mapToObj(i -> frame(point, i)).toList(), FRAMES_A_SECOND);
  }

  private Picture frame(float[] point, int time) {
    byte[] rgb = new byte[size.width() * size.height() * 3];
    int left = (size.width() - 8) * time / Math.max(1, size.frames() - 1);
    int top = (int) Math.clamp((point[1] + 4) / 8 * size.height(), 0, size.height() - 8);
    byte shade = (byte) (128 + Math.clamp(Math.round(point[0] * 30), -90, 120));
    for (int y = top; y < top + 8; y++) {
      int from = (y * size.width() + left) * 3;
      Arrays.fill(rgb, from, from + 8 * 3, shade);
    }
    return new Picture(size.width(), size.height(), rgb);
  }
}
