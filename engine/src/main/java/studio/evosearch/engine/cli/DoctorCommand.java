package studio.evosearch.engine.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import studio.evosearch.engine.checkpoint.HubCache;
import studio.evosearch.engine.run.Accelerators;
import studio.evosearch.engine.torch.TorchException;
import studio.evosearch.engine.torch.TorchInfo;

/** {@code evosearch doctor}: what the program runs on, and whether libtorch loads. */
@Command(
    name = "doctor",
    description = {
      "Says what the program runs on: Java, libtorch, devices, memory, model folders.",
      "With --model it predicts the memory that a model takes before it is loaded."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DoctorCommand implements Callable<Integer> {
  @Mixin private AssetsOption assets = new AssetsOption();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ModelPlanOptions plan = new ModelPlanOptions();

  @Override
  public Integer call() {
    if (plan.model != null) {
      plan.report(plan.model, output);
      return ExitCode.OK;
    }
    Map<String, Object> findings = new LinkedHashMap<>();
    machine(findings);
    places(findings);
    int exitCode = libtorch(findings);
    output.print(() -> findings, out -> AcceleratorText.print(findings, out));
    return exitCode;
  }

  private static void machine(Map<String, Object> findings) {
    findings.put("evosearch", Version.current());
    findings.put("java", Runtime.version().toString());
    findings.put("java_home", System.getProperty("java.home"));
    findings.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    findings.put("processors", Runtime.getRuntime().availableProcessors());
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      findings.put("memory_mb", system.getTotalMemorySize() / 1_000_000);
      findings.put("free_memory_mb", system.getFreeMemorySize() / 1_000_000);
    }
    findings.put("java_heap_mb", Runtime.getRuntime().maxMemory() / 1_000_000);
  }

  private void places(Map<String, Object> findings) {
    findings.put("assets", assets.find().map(a -> a.folder().toString()).orElse("not found"));
    Path cache = HubCache.folder(System.getenv(), Path.of(System.getProperty("user.home")));
    findings.put("model_cache", cache + (Files.isDirectory(cache) ? "" : " (not there)"));
  }

  private static int libtorch(Map<String, Object> findings) {
    try {
      TorchInfo torch = TorchInfo.read();
      findings.put("libtorch", torch.version());
      findings.put("torch_threads", torch.threads());
      AcceleratorText.put(findings, Accelerators.find());
      return ExitCode.OK;
    } catch (TorchException e) {
      findings.put("libtorch", "does not load: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }
}
