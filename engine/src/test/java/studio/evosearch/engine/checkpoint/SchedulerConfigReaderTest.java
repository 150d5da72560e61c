package studio.evosearch.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.diffusion.BetaSchedule;
import studio.evosearch.engine.diffusion.DiffusionScheduler;
import studio.evosearch.engine.diffusion.DynamicShift;
import studio.evosearch.engine.diffusion.FlowScheduler;
import studio.evosearch.engine.diffusion.FlowSpacing;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Prediction;
import studio.evosearch.engine.diffusion.SchedulerConfig;
import studio.evosearch.engine.diffusion.TimestepGrid;
import studio.evosearch.engine.diffusion.TimestepSpacing;
import studio.evosearch.engine.diffusion.TrainedNoise;

/** The files are those of the named models, shortened to the fields that say something. */
class SchedulerConfigReaderTest {
  private static final Path FILE = Path.of("scheduler", "scheduler_config.json");
  private static final TrainedNoise STABLE_DIFFUSION =
      TrainedNoise.of(BetaSchedule.SCALED_LINEAR, 0.00085, 0.012, 1000);

  @Test
  void theBundledModel() {
    Config config = Config.read(Path.of("..", "assets", "models", "scenes").resolve(FILE));
    assertEquals(
        new DiffusionScheduler(
            STABLE_DIFFUSION, Prediction.V, TimestepGrid.WHOLE, TimestepSpacing.LEADING, 1, false),
        SchedulerConfigReader.read(config));
  }

  @Test
  void stableDiffusion15() {
    SchedulerConfig scheduler =
        read(
            """
            {"_class_name": "PNDMScheduler", "beta_end": 0.012, "beta_schedule": "scaled_linear",
             "beta_start": 0.00085, "num_train_timesteps": 1000, "set_alpha_to_one": false,
             "skip_prk_steps": true, "steps_offset": 1, "trained_betas": null,
             "clip_sample": false}
            """);
    assertEquals(
        new DiffusionScheduler(
            STABLE_DIFFUSION,
            Prediction.EPSILON,
            TimestepGrid.WHOLE,
            TimestepSpacing.LEADING,
            1,
            false),
        scheduler);
    NoiseSchedule schedule = scheduler.schedule(50, 0);
    assertEquals(981, schedule.timestep(0));
    assertEquals(1, schedule.timestep(49));
  }

  @Test
  void stableDiffusionXl() {
    assertEquals(
        new DiffusionScheduler(
            STABLE_DIFFUSION,
            Prediction.EPSILON,
            TimestepGrid.FRACTIONAL,
            TimestepSpacing.LEADING,
            1,
            true),
        read(
            """
            {"_class_name": "EulerDiscreteScheduler", "beta_end": 0.012,
             "beta_schedule": "scaled_linear", "beta_start": 0.00085, "clip_sample": false,
             "interpolation_type": "linear", "prediction_type": "epsilon",
             "set_alpha_to_one": false, "steps_offset": 1, "timestep_spacing": "leading",
             "use_karras_sigmas": false}
            """));
  }

  @Test
  void fieldsThatAreMissingHaveTheDefaultsOfTheirClass() {
    TrainedNoise linear = TrainedNoise.of(BetaSchedule.LINEAR, 0.0001, 0.02, 1000);
    assertEquals(
        new DiffusionScheduler(
            linear, Prediction.EPSILON, TimestepGrid.WHOLE, TimestepSpacing.LEADING, 0, true),
        read("{\"_class_name\": \"DDIMScheduler\"}"));
    assertEquals(
        new DiffusionScheduler(
            linear, Prediction.EPSILON, TimestepGrid.WHOLE, TimestepSpacing.LEADING, 0, false),
        read("{\"_class_name\": \"PNDMScheduler\"}"));
    assertEquals(
        new DiffusionScheduler(
            linear, Prediction.EPSILON, TimestepGrid.MULTISTEP, TimestepSpacing.LINSPACE, 0, true),
        read("{\"_class_name\": \"DPMSolverMultistepScheduler\"}"));
    assertEquals(
        new DiffusionScheduler(
            linear, Prediction.EPSILON, TimestepGrid.FRACTIONAL, TimestepSpacing.LINSPACE, 0, true),
        read("{\"_class_name\": \"EulerAncestralDiscreteScheduler\"}"));
    assertEquals(
        new FlowScheduler(1000, FlowSpacing.TRAINED, 1),
        read("{\"_class_name\": \"FlowMatchEulerDiscreteScheduler\"}"));
  }

  @Test
  void zeroTerminalSignalAndTrainedBetas() {
    DiffusionScheduler zero =
        assertInstanceOf(
            DiffusionScheduler.class,
            read(
                """
                {"_class_name": "DDIMScheduler", "rescale_betas_zero_snr": true,
                 "timestep_spacing": "trailing", "prediction_type": "v_prediction",
                 "trained_betas": [0.1, 0.2, 0.3]}
                """));
    assertEquals(3, zero.noise().timesteps());
    assertEquals(0.9, zero.noise().alphaBar(0), 1e-6);
    assertEquals(0, zero.schedule(3, 0).alpha(0));
  }

  @Test
  void fluxAndStableDiffusion3() {
    assertEquals(
        new FlowScheduler(
            1000,
            FlowSpacing.TRAINED,
            3,
            Optional.of(new DynamicShift(0.5, 1.15, 256, 4096, true)),
            OptionalDouble.empty()),
        read(
            """
            {"_class_name": "FlowMatchEulerDiscreteScheduler", "base_image_seq_len": 256,
             "base_shift": 0.5, "max_image_seq_len": 4096, "max_shift": 1.15,
             "num_train_timesteps": 1000, "shift": 3.0, "use_dynamic_shifting": true}
            """));
    assertEquals(
        new FlowScheduler(1000, FlowSpacing.TRAINED, 3),
        read("{\"_class_name\": \"FlowMatchEulerDiscreteScheduler\", \"shift\": 3.0}"));
  }

  @Test
  void wan() {
    assertEquals(
        new FlowScheduler(1000, FlowSpacing.MULTISTEP, 3),
        read(
            """
            {"_class_name": "UniPCMultistepScheduler", "beta_schedule": "linear",
             "final_sigmas_type": "zero", "flow_shift": 3.0, "prediction_type": "flow_prediction",
             "solver_order": 2, "thresholding": false, "timestep_spacing": "linspace",
             "use_flow_sigmas": true, "use_karras_sigmas": false, "lambda_min_clipped": -Infinity}
            """));
  }

  @Test
  void whatIsNotSupportedIsNamed() {
    assertRefused("_class_name", "{\"_class_name\": \"EDMEulerScheduler\"}");
    assertRefused(
        "beta_schedule", "{\"_class_name\": \"DDIMScheduler\", \"beta_schedule\": \"sigmoid\"}");
    assertRefused(
        "timestep_spacing",
        "{\"_class_name\": \"DDIMScheduler\", \"timestep_spacing\": \"centred\"}");
    assertRefused(
        "prediction_type",
        "{\"_class_name\": \"DDIMScheduler\", \"prediction_type\": \"flow_prediction\"}");
    assertRefused(
        "use_karras_sigmas",
        "{\"_class_name\": \"EulerDiscreteScheduler\", \"use_karras_sigmas\": true}");
    assertRefused("thresholding", "{\"_class_name\": \"DDPMScheduler\", \"thresholding\": true}");
    assertRefused(
        "invert_sigmas",
        "{\"_class_name\": \"FlowMatchEulerDiscreteScheduler\", \"invert_sigmas\": true}");
    assertRefused("shift", "{\"_class_name\": \"FlowMatchEulerDiscreteScheduler\", \"shift\": 0}");
    assertRefused(
        "trained_betas", "{\"_class_name\": \"DDIMScheduler\", \"trained_betas\": [1.5]}");
  }

  private static void assertRefused(String field, String json) {
    CheckpointException refusal = assertThrows(CheckpointException.class, () -> read(json));
    assertEquals(FILE, refusal.file());
    assertEquals(field, refusal.field(), refusal.getMessage());
  }

  private static SchedulerConfig read(String json) {
    return SchedulerConfigReader.read(Config.parse(json, FILE));
  }
}
