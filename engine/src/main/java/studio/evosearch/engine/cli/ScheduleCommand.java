package studio.evosearch.engine.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Prediction;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.ModelSchedule;

/** {@code evosearch schedule}: the noise levels a model's trajectory goes through. */
@Command(
    name = "schedule",
    description = {
      "Lists the states a picture goes through from noise: timestep, how much picture (alpha) and"
          + " how much noise (sigma) a state holds, and the noise a step adds at eta 1 (std)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ScheduleCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "A model folder, a bundled model such as scenes, or a toy such as toy:rings.")
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

  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    ModelSchedule trajectory = ModelSchedule.of(model, steps, tokens);
    Sampler sampler =
        new Sampler(
            trajectory.schedule(), trajectory.prediction(), EtaSchedule.SDE, SolverOrder.FIRST);
    output.print(
        () -> listing(trajectory.prediction(), sampler),
        out -> out.print(text(trajectory.prediction(), sampler)));
    return ExitCode.OK;
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

  /** What {@code --json} prints. The last state takes no step: it has no timestep and no std. */
  private record Listing(String model, String prediction, int steps, List<State> states) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record State(
      int state, double alpha, double sigma, OptionalDouble timestep, OptionalDouble sdeStd) {}

  private Listing listing(Prediction prediction, Sampler sampler) {
    NoiseSchedule schedule = sampler.schedule();
    List<State> states = new ArrayList<>();
    for (int s = 0; s <= steps; s++) {
      boolean last = s == steps;
      states.add(
          new State(
              s,
              schedule.alpha(s),
              schedule.sigma(s),
              last ? OptionalDouble.empty() : OptionalDouble.of(schedule.timestep(s)),
              last ? OptionalDouble.empty() : OptionalDouble.of(sampler.sdeStd(s))));
    }
    return new Listing(model, lower(prediction), steps, states);
  }

  private static String lower(Prediction prediction) {
    return prediction.name().toLowerCase(Locale.ROOT);
  }
}
