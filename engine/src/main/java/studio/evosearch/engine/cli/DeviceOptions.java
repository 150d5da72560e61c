package studio.evosearch.engine.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.evosearch.engine.torch.Offload;
import studio.evosearch.engine.torch.Placement;
import studio.evosearch.engine.torch.Torch;

/** Where the model runs, and how. */
final class DeviceOptions {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = {
        "Where the model runs: cpu, or cuda:0 for an NVIDIA GPU. Default: ${DEFAULT-VALUE}.",
        "Several, as in cuda:0,cuda:1, share a generation's candidates."
      })
  String device = "cpu";

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      split = ",",
      description = {
        "float32, float16, bf16, or stored for what the files hold; AutoencoderKL stays in"
            + " float32.",
        "For single components: unet=bf16,text_encoder=float32.",
        "Default: float32 on the CPU, stored on a GPU."
      })
  List<String> precision = new ArrayList<>();

  @Option(
      names = "--offload",
      paramLabel = "WHEN",
      description = {
        "When components make room for each other on the device: auto as memory needs it,",
        "component for one at a time, none for never. Default: auto."
      })
  @Nullable Offload offload;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Processor threads the model may use. Default: ${DEFAULT-VALUE}.")
  int threads = Torch.suggestedThreads();

  /** What a run's spec keeps of where and how, as {@link Placement} reads it. */
  String place() {
    List<String> words = new ArrayList<>(List.of(device));
    words.addAll(precision);
    if (offload != null) {
      words.add("offload=" + offload);
    }
    return Placement.parse(String.join(" ", words)).toString();
  }
}
