package studio.evosearch.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.torch.CallCost;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;
import studio.evosearch.engine.torch.Loading;
import studio.evosearch.engine.torch.MatrixSpeed;
import studio.evosearch.engine.torch.PeakMemory;
import studio.evosearch.engine.torch.Placement;
import studio.evosearch.engine.torch.Precision;

/**
 * How fast one network of a model is, and how much memory it takes, against the sum of its matrix
 * products. Of a denoiser a row is an NFE without guidance; with it an NFE takes two.
 *
 * @param kind the component's class
 * @param batch rows in one call
 * @param grid extents of the latents without their channels
 * @param weightBytes of the weights that the call takes, in the precision it computes in
 * @param loading how they came onto the device
 * @param firstSeconds the first call, loading included
 * @param seconds the median of later calls
 * @param rowsPerSecond rows a second in those
 * @param flops operations of the matrix products of a call; absent where they cannot be told
 * @param flopsPerSecond of the later calls
 * @param matrixFlopsPerSecond what the device reaches in a large matrix product of that type
 * @param share of that speed, the two measured in turns: also the time of the bare matrix products
 *     in that of the whole call
 * @param predictedBytes the most memory of a call beside the weights, by prediction
 * @param measuredBytes the same, measured at the first call
 */
public record ComponentBench(
    String kind,
    String device,
    Precision precision,
    int batch,
    List<Integer> grid,
    long weightBytes,
    Loading loading,
    double firstSeconds,
    double seconds,
    double rowsPerSecond,
    OptionalLong flops,
    OptionalDouble flopsPerSecond,
    double matrixFlopsPerSecond,
    OptionalDouble share,
    OptionalLong predictedBytes,
    OptionalLong measuredBytes) {
  private static final int LEAST_TURNS = 3;

  public ComponentBench {
    grid = List.copyOf(grid);
  }

  /**
   * What to measure.
   *
   * @param place as {@link Placement} reads it
   * @param grid extents of the latents without their channels; empty for the model's own
   * @param seconds to measure for; three calls at least
   */
  public record Plan(
      Component component,
      String place,
      Precision precision,
      int batch,
      Optional<List<Integer>> grid,
      double seconds) {}

  /** Measures a component; libtorch must have been started. */
  public static ComponentBench of(Plan plan) {
    Component component = plan.component();
    String method = component.className().startsWith("Autoencoder") ? "decode" : "forward";
    ExampleInputs examples = new ExampleInputs(component, plan.grid(), plan.batch());
    String device = Placement.parse(plan.place()).device();
    try (DeviceComponent network = new DeviceComponent(component, plan.precision(), plan.place())) {
      HostArray[] inputs = examples.of(network.inputs(method));
      double[] first = new double[1];
      OptionalLong peak =
          PeakMemory.of(device, () -> first[0] = seconds(() -> network.call(method, inputs)));
      Loading loading = network.loading().orElse(Loading.NONE);
      Optional<CallCost> cost = Optional.ofNullable(network.costs().get(method));
      Turns turns = turns(network, method, inputs, plan.seconds());
      double seconds = median(turns.seconds());
      OptionalDouble speed = OptionalDouble.empty();
      OptionalDouble share = OptionalDouble.empty();
      if (cost.isPresent()) {
        double flops = cost.get().flops();
        speed = OptionalDouble.of(flops / seconds);
        share = OptionalDouble.of(turns.share(flops));
      }
      long allocated = network.allocated(method);
      return new ComponentBench(
          component.className(),
          device,
          network.precision(),
          plan.batch(),
          examples.grid(),
          cost.map(CallCost::weightBytes).orElse(0L),
          loading,
          first[0],
          seconds,
          plan.batch() / seconds,
          cost.map(c -> OptionalLong.of(c.flops())).orElse(OptionalLong.empty()),
          speed,
          median(turns.matrixSpeeds()),
          share,
          cost.map(c -> OptionalLong.of(c.peakBytes())).orElse(OptionalLong.empty()),
          peak.isPresent() ? OptionalLong.of(peak.getAsLong() - allocated) : OptionalLong.empty());
    }
  }

  /**
   * Calls and matrix products in turns of about the same length, so that what else the machine does
   * falls on both.
   *
   * @param seconds of a call, in each turn
   */
  private record Turns(List<Double> seconds, List<Double> matrixSpeeds) {
    double share(double flops) {
      return median(
          IntStream.range(0, seconds.size())
              .mapToObj(i -> flops / seconds.get(i) / matrixSpeeds.get(i))
              .toList());
    }
  }

  private static Turns turns(
      DeviceComponent network, String method, HostArray[] inputs, double enough) {
    Turns turns = new Turns(new ArrayList<>(), new ArrayList<>());
    try (MatrixSpeed matrices = new MatrixSpeed(network.device(), typed(network.precision()))) {
      double sum = 0;
      while (turns.seconds().size() < LEAST_TURNS || sum < enough) {
        double turn = 0;
        int calls = 0;
        while (turn < MatrixSpeed.ENOUGH_SECONDS) {
          turn += seconds(() -> network.call(method, inputs));
          calls++;
        }
        turns.seconds().add(turn / calls);
        turns.matrixSpeeds().add(matrices.measure());
        sum += turn;
      }
    }
    return turns;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /**
   * Half precision where weights are computed in as stored: that is what large ones are stored in.
   */
  private static Precision typed(Precision precision) {
    return precision == Precision.STORED ? Precision.FLOAT16 : precision;
  }

  private static double seconds(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return Math.max(1, System.nanoTime() - begin) / 1e9;
  }
}
