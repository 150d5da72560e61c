package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Prediction;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.diffusion.SchedulerConfig;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.PipelineScheduler;
import studio.evosearch.engine.model.PlaneGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code evosearch schedule}: the noise levels a model's trajectory goes through. */
@Command(
    name = "schedule",
    description = {
      "Lists the states of a model's trajectory: timestep, signal scale alpha,",
      "noise scale sigma, and the noise the SDE adds in the step from there."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ScheduleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "A model folder, or a toy such as toy:rings.")
  private String model = "";

  @Option(
      names = "--steps",
      defaultValue = "50",
      paramLabel = "N",
      description = "Denoising steps (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--tokens",
      defaultValue = "4096",
      paramLabel = "N",
      description = {
        "Latent tokens, where the model's shift depends on them;",
        "4096 is FLUX at 1024 x 1024 (default: ${DEFAULT-VALUE})."
      })
  private int tokens;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private record Trajectory(Prediction prediction, NoiseSchedule schedule) {}

  @Override
  public Integer call() {
    Trajectory trajectory = trajectory();
    Sampler sampler =
        new Sampler(
            trajectory.schedule(), trajectory.prediction(), EtaSchedule.SDE, SolverOrder.FIRST);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(trajectory.prediction(), sampler));
    } else {
      out.print(text(trajectory.prediction(), sampler));
    }
    out.flush();
    return ExitCode.OK;
  }

  private Trajectory trajectory() {
    if (PlaneGenerator.isToy(model)) {
      try (PlaneGenerator toy = PlaneGenerator.open(model)) {
        return new Trajectory(toy.info().prediction(), toy.schedule(steps));
      }
    }
    SchedulerConfig scheduler = PipelineScheduler.of(ModelFolder.open(Path.of(model)));
    return new Trajectory(scheduler.prediction(), scheduler.schedule(steps, tokens));
  }

  private String text(Prediction prediction, Sampler sampler) {
    NoiseSchedule schedule = sampler.schedule();
    StringBuilder text = new StringBuilder();
    text.append("%s, %s prediction, %d steps%n".formatted(model, lower(prediction), steps));
    text.append(
        "%6s %10s %10s %10s %10s%n".formatted("state", "timestep", "alpha", "sigma", "std"));
    for (int s = 0; s <= steps; s++) {
      String levels =
          String.format(Locale.ROOT, "%10.6f %10.6f", schedule.alpha(s), schedule.sigma(s));
      String timestep = s == steps ? "-" : String.format(Locale.ROOT, "%.3f", schedule.timestep(s));
      String std = s == steps ? "-" : String.format(Locale.ROOT, "%.6f", sampler.sdeStd(s));
      text.append("%6d %10s %s %10s%n".formatted(s, timestep, levels, std));
    }
    return text.toString();
  }

  private String json(Prediction prediction, Sampler sampler) {
    NoiseSchedule schedule = sampler.schedule();
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode root = mapper.createObjectNode();
    root.put("model", model).put("prediction", lower(prediction)).put("steps", steps);
    ArrayNode states = root.putArray("states");
    for (int s = 0; s <= steps; s++) {
      ObjectNode state = states.addObject().put("state", s);
      state.put("alpha", schedule.alpha(s)).put("sigma", schedule.sigma(s));
      if (s < steps) {
        state.put("timestep", schedule.timestep(s)).put("sdeStd", sampler.sdeStd(s));
      }
    }
    return mapper.writeValueAsString(root);
  }

  private static String lower(Prediction prediction) {
    return prediction.name().toLowerCase(Locale.ROOT);
  }
}
