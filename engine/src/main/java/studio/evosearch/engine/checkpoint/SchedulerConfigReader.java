package studio.evosearch.engine.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import studio.evosearch.engine.diffusion.BetaSchedule;
import studio.evosearch.engine.diffusion.DiffusionScheduler;
import studio.evosearch.engine.diffusion.DynamicShift;
import studio.evosearch.engine.diffusion.FlowScheduler;
import studio.evosearch.engine.diffusion.FlowSpacing;
import studio.evosearch.engine.diffusion.Prediction;
import studio.evosearch.engine.diffusion.SchedulerConfig;
import studio.evosearch.engine.diffusion.TimestepGrid;
import studio.evosearch.engine.diffusion.TimestepSpacing;
import studio.evosearch.engine.diffusion.TrainedNoise;

/**
 * Reads a diffusers {@code scheduler_config.json}. A field that is absent has the default of its
 * scheduler's class in diffusers 0.33. Fields that choose a solver (solver_order, skip_prk_steps,
 * ...) and those that clip in pixel space (clip_sample, which the latent pipelines turn off) are
 * not looked at.
 */
public final class SchedulerConfigReader {
  /** How the trained levels end where the file does not say. */
  private enum End {
    /** set_alpha_to_one decides. */
    ALPHA_TO_ONE,
    /** final_sigmas_type decides. */
    FINAL_SIGMAS,
    /** Always without noise. */
    CLEAN
  }

  /**
   * A scheduler's class.
   *
   * @param alphaToOne the default of set_alpha_to_one
   * @param zeroSnr the last level when it is rescaled to zero: the solvers that divide by alpha
   *     keep a trace
   */
  private record Family(
      TimestepGrid grid, TimestepSpacing spacing, End end, boolean alphaToOne, double zeroSnr) {}

  private static final double TRACE = 0x1p-24;

  private static final Map<String, Family> FAMILIES = families();

  private static final String FLOW = "FlowMatchEulerDiscreteScheduler";

  private SchedulerConfigReader() {}

  /**
   * Reads the config of a model's {@code scheduler} component.
   *
   * @throws CheckpointException when the class or a value in it is not supported
   */
  public static SchedulerConfig read(Config config) {
    String className = config.text("_class_name");
    if (className.equals(FLOW)) {
      return flow(config);
    }
    Family family = FAMILIES.get(className);
    if (family == null) {
      throw config.problem(
          "_class_name",
          "expected one of %s, %s; found %s"
              .formatted(String.join(", ", FAMILIES.keySet()), FLOW, className));
    }
    refuseUnless(config, "thresholding", false);
    refuseSigmaSpacings(config);
    boolean multistep = family.grid() == TimestepGrid.MULTISTEP;
    return multistep && config.flag("use_flow_sigmas", false)
        ? multistepFlow(config)
        : diffusion(config, family);
  }

  private static DiffusionScheduler diffusion(Config config, Family family) {
    String interpolation = config.text("interpolation_type", "linear");
    if (!interpolation.equals("linear")) {
      throw config.problem("interpolation_type", "expected linear, found " + interpolation);
    }
    Prediction prediction =
        choose(
            config,
            "prediction_type",
            "epsilon",
            Map.of(
                "epsilon", Prediction.EPSILON,
                "sample", Prediction.SAMPLE,
                "v_prediction", Prediction.V));
    TimestepSpacing spacing =
        choose(
            config, "timestep_spacing", lower(family.spacing()), byName(TimestepSpacing.values()));
    boolean clean =
        switch (family.end()) {
          case ALPHA_TO_ONE -> config.flag("set_alpha_to_one", family.alphaToOne());
          case FINAL_SIGMAS -> finalSigmas(config).equals("zero");
          case CLEAN -> true;
        };
    return new DiffusionScheduler(
        noise(config, family),
        prediction,
        family.grid(),
        spacing,
        config.integer("steps_offset", 0),
        clean);
  }

  private static TrainedNoise noise(Config config, Family family) {
    TrainedNoise noise;
    if (config.has("trained_betas")) {
      List<Double> betas = config.numbers("trained_betas");
      noise =
          guarded(
              config,
              "trained_betas",
              () -> TrainedNoise.ofBetas(betas.stream().mapToDouble(b -> b).toArray()));
    } else {
      BetaSchedule schedule =
          choose(config, "beta_schedule", "linear", byName(BetaSchedule.values()));
      int timesteps = config.integer("num_train_timesteps", 1000);
      double start = config.number("beta_start", 0.0001);
      double end = config.number("beta_end", 0.02);
      noise = guarded(config, "beta_start", () -> TrainedNoise.of(schedule, start, end, timesteps));
    }
    return config.flag("rescale_betas_zero_snr", false)
        ? noise.rescaledToZeroSnr(family.zeroSnr())
        : noise;
  }

  private static FlowScheduler flow(Config config) {
    refuseUnless(config, "invert_sigmas", false);
    refuseSigmaSpacings(config);
    Optional<DynamicShift> dynamic = Optional.empty();
    if (config.flag("use_dynamic_shifting", false)) {
      boolean exponential =
          choose(
              config,
              "time_shift_type",
              "exponential",
              Map.of("exponential", true, "linear", false));
      double baseShift = config.number("base_shift", 0.5);
      double maxShift = config.number("max_shift", 1.15);
      int baseTokens = config.integer("base_image_seq_len", 256);
      int maxTokens = config.integer("max_image_seq_len", 4096);
      dynamic =
          Optional.of(
              guarded(
                  config,
                  "max_image_seq_len",
                  () -> new DynamicShift(baseShift, maxShift, baseTokens, maxTokens, exponential)));
    }
    OptionalDouble terminal =
        config.has("shift_terminal") && config.number("shift_terminal") > 0
            ? OptionalDouble.of(config.number("shift_terminal"))
            : OptionalDouble.empty();
    Optional<DynamicShift> shift = dynamic;
    return guarded(
        config,
        "shift",
        () ->
            new FlowScheduler(
                config.integer("num_train_timesteps", 1000),
                FlowSpacing.TRAINED,
                config.number("shift", 1),
                shift,
                terminal));
  }

  /** UniPC and DPM-Solver++ over a rectified flow, as Wan's folders have it. */
  private static FlowScheduler multistepFlow(Config config) {
    choose(config, "prediction_type", "epsilon", Map.of("flow_prediction", Prediction.FLOW));
    String end = finalSigmas(config);
    if (!end.equals("zero")) {
      throw config.problem("final_sigmas_type", "expected zero for flow sigmas, found " + end);
    }
    return guarded(
        config,
        "flow_shift",
        () ->
            new FlowScheduler(
                config.integer("num_train_timesteps", 1000),
                FlowSpacing.MULTISTEP,
                config.number("flow_shift", 1)));
  }

  private static String finalSigmas(Config config) {
    return choose(
        config, "final_sigmas_type", "zero", Map.of("zero", "zero", "sigma_min", "sigma_min"));
  }

  private static void refuseSigmaSpacings(Config config) {
    for (String field :
        List.of(
            "use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas", "use_lu_lambdas")) {
      refuseUnless(config, field, false);
    }
  }

  private static void refuseUnless(Config config, String field, boolean supported) {
    if (config.flag(field, supported) != supported) {
      throw config.problem(field, "expected %s, found %s".formatted(supported, !supported));
    }
  }

  private static <T> T choose(
      Config config, String field, String otherwise, Map<String, T> choices) {
    String text = config.text(field, otherwise);
    T choice = choices.get(text);
    if (choice == null) {
      throw config.problem(
          field,
          "expected %s, found %s"
              .formatted(
                  choices.keySet().stream().sorted().collect(Collectors.joining(" or ")), text));
    }
    return choice;
  }

  private interface Maker<T> {
    T make();
  }

  /** Gives a value's own refusal the name of the file and field. */
  private static <T> T guarded(Config config, String field, Maker<T> maker) {
    try {
      return maker.make();
    } catch (IllegalArgumentException e) {
      throw config.problem(field, String.valueOf(e.getMessage()));
    }
  }

  private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
    return Arrays.stream(values)
        .collect(Collectors.toMap(SchedulerConfigReader::lower, value -> value));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Family> families() {
    Family multistep =
        new Family(TimestepGrid.MULTISTEP, TimestepSpacing.LINSPACE, End.FINAL_SIGMAS, true, TRACE);
    Family whole =
        new Family(TimestepGrid.WHOLE, TimestepSpacing.LEADING, End.ALPHA_TO_ONE, true, 0);
    Map<String, Family> families = new TreeMap<>();
    families.put("DDIMScheduler", whole);
    families.put(
        "PNDMScheduler",
        new Family(TimestepGrid.WHOLE, TimestepSpacing.LEADING, End.ALPHA_TO_ONE, false, 0));
    families.put(
        "DDPMScheduler",
        new Family(TimestepGrid.WHOLE, TimestepSpacing.LEADING, End.CLEAN, true, 0));
    families.put("DPMSolverMultistepScheduler", multistep);
    families.put("UniPCMultistepScheduler", multistep);
    families.put(
        "EulerDiscreteScheduler",
        new Family(
            TimestepGrid.FRACTIONAL, TimestepSpacing.LINSPACE, End.FINAL_SIGMAS, true, TRACE));
    for (String name : List.of("EulerAncestralDiscreteScheduler", "LMSDiscreteScheduler")) {
      families.put(
          name,
          new Family(TimestepGrid.FRACTIONAL, TimestepSpacing.LINSPACE, End.CLEAN, true, TRACE));
    }
    return families;
  }
}
