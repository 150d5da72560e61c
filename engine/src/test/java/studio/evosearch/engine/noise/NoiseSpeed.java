package studio.evosearch.engine.noise;

/** Prints how many normal deviates one core fills in a second; run by hand, not a test. */
final class NoiseSpeed {
  private NoiseSpeed() {}

  public static void main(String[] arguments) {
    float[] target = new float[1 << 16];
    float sum = 0;
    for (int round = 0; round < 12; round++) {
      NoiseStream stream = NoiseStream.of(1, round, 0, Purpose.SAMPLER);
      long start = System.nanoTime();
      for (int i = 0; i < 1000; i++) {
        stream.fillNormal(target);
        sum += target[i];
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      System.out.printf("%.0f million a second%n", target.length * 1e-3 / seconds);
    }
    System.out.println("checksum " + sum);
  }
}
