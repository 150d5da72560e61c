package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.evosearch.engine.model.MemoryPlan;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.torch.DeviceMemory;
import studio.evosearch.engine.torch.Placement;

/** {@code doctor --model}: the memory that a model will take, before it is loaded. */
final class ModelPlanOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Predict the memory that this model takes on a device, and what will be done.")
  @Nullable String model;

  @Option(
      names = "--guidance",
      paramLabel = "W",
      description = "Guidance scale; 1 for none. Default: ${DEFAULT-VALUE}.")
  double guidance = 7.5;

  @Mixin DeviceOptions devices = new DeviceOptions();

  /** What {@code --json} prints. */
  record Prediction(
      String pipeline,
      String place,
      int width,
      int height,
      int frames,
      List<MemoryPlan.Part> parts,
      long allBytes,
      long largestBytes,
      long totalBytes,
      long freeBytes,
      List<String> measures) {}

  /** Prints the prediction. */
  void report(String folder, OutputOptions output) {
    Placement place = Placement.parse(devices.place());
    MemoryPlan plan = MemoryPlan.of(folder, place, WantedSize.OWN, guidance);
    output.print(() -> prediction(plan), out -> print(plan, out));
  }

  private static Prediction prediction(MemoryPlan plan) {
    return new Prediction(
        plan.pipeline(),
        plan.place().toString(),
        plan.size().width(),
        plan.size().height(),
        plan.size().frames(),
        plan.parts(),
        plan.allBytes(),
        plan.largestBytes(),
        plan.memory().map(DeviceMemory::total).orElse(0L),
        plan.memory().map(DeviceMemory::free).orElse(0L),
        plan.measures());
  }

  private static void print(MemoryPlan plan, PrintWriter out) {
    out.printf(
        "%s on %s, %d x %d pixels%s%n",
        plan.pipeline(),
        plan.place(),
        plan.size().width(),
        plan.size().height(),
        plan.size().frames() == 1 ? "" : ", %d frames".formatted(plan.size().frames()));
    out.printf(
        "%n  %-16s %-30s %-9s %12s %12s %12s%n",
        "part", "class", "type", "weights MB", "of them new", "a call MB");
    for (MemoryPlan.Part part : plan.parts()) {
      out.printf(
          "  %-16s %-30s %-9s %12s %12s %12s%n",
          part.name(),
          part.className(),
          part.precision(),
          megabytes(part.weightBytes()),
          megabytes(part.allocatedBytes()),
          part.callBytes().isPresent() ? megabytes(part.callBytes().getAsLong()) : "?");
    }
    out.printf(
        "%n  all at once %s MB, one part at a time %s MB%n",
        megabytes(plan.allBytes()), megabytes(plan.largestBytes()));
    plan.memory()
        .ifPresent(memory ->
            out.printf(
                "  %s has %s MB, of them free %s MB%n",
                plan.place().device(), megabytes(memory.total()), megabytes(memory.free())));
    plan.measures().forEach(measure -> out.println("  " + measure));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }
}
