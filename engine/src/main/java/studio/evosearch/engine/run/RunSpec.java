package studio.evosearch.engine.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.search.Controls;
import studio.evosearch.engine.search.SearchMethod;

/**
 * Everything that fixes a run, commands aside: the same spec and commands give the same draws on
 * any machine, and the same bits where batch and libtorch are the same.
 *
 * @param model a model folder, with {@code #vae=FOLDER} behind it where a part comes from
 *     elsewhere, or a toy such as {@code toy:rings}
 * @param prompt what the pictures should show
 * @param negative what they should not show; empty for none
 * @param rewards the guides, at least one
 * @param rewardMode how the guides are joined
 * @param heldOut rewards that are computed beside the guides and never guide
 * @param method the search method with its settings
 * @param size how large the candidates are to be
 * @param steps denoising steps N
 * @param guidance the classifier-free guidance scale; 1 for none
 * @param eta stochasticity by state, such as {@code 0} or {@code 0@0,1@20}
 * @param order the solver's order
 * @param beta the mutation rate to begin with
 * @param sigmaScale gamma of the paper's mutation to begin with
 * @param elites how many are carried over to begin with
 * @param ratingWeight what a person's liking of 1 adds to the fitness
 * @param seed the seed of every random draw
 * @param batch latents in one denoiser call
 * @param threads libtorch's threads on the CPU
 * @param device where and how the model runs, as {@code Placement} of package torch reads it:
 *     {@code cpu}, {@code cuda:0,cuda:1 bf16}
 * @param budget when to stop early
 * @param branch the stored state to start from; empty for noise
 */
public record RunSpec(
    String model,
    String prompt,
    String negative,
    List<RewardTerm> rewards,
    RewardMix.Mode rewardMode,
    List<String> heldOut,
    SearchMethod method,
    @JsonSetter(nulls = Nulls.AS_EMPTY) WantedSize size,
    int steps,
    double guidance,
    String eta,
    SolverOrder order,
    double beta,
    double sigmaScale,
    int elites,
    double ratingWeight,
    long seed,
    int batch,
    int threads,
    String device,
    Budget budget,
    Optional<Branch> branch) {
  public RunSpec {
    rewards = List.copyOf(rewards);
    heldOut = List.copyOf(heldOut);
    require(!rewards.isEmpty(), "a search needs at least one reward to guide it");
    require(steps >= 1, "steps must be at least 1, not " + steps);
    require(guidance >= 0 && guidance <= 1000, "guidance must be 0 to 1000, not " + guidance);
    require(batch >= 1, "batch must be at least 1, not " + batch);
    require(threads >= 1, "threads must be at least 1, not " + threads);
    require(Double.isFinite(ratingWeight), "rating weight must be finite, not " + ratingWeight);
    if (branch.isPresent()) {
      int root = branch.get().state();
      require(root >= 0 && root < steps, "a branch from state " + root + " of " + steps);
    }
    method.check(steps);
    Controls.of(beta, sigmaScale, elites, ratingWeight);
  }

  /** The state index trajectories start from. */
  public int rootState() {
    return branch.map(Branch::state).orElse(0);
  }

  /** This spec for another prompt and seed. */
  public RunSpec asking(String otherPrompt, long otherSeed) {
    return new RunSpec(
        model,
        otherPrompt,
        negative,
        rewards,
        rewardMode,
        heldOut,
        method,
        size,
        steps,
        guidance,
        eta,
        order,
        beta,
        sigmaScale,
        elites,
        ratingWeight,
        otherSeed,
        batch,
        threads,
        device,
        budget,
        branch);
  }

  /**
   * This spec to begin with what applied to a generation: its prompts and guidance, beta, sigma
   * scale, elites and rating weight. What marks single candidates is left out.
   */
  public RunSpec beginningWith(Settings settings) {
    return new RunSpec(
        model,
        settings.prompt(),
        settings.negative(),
        rewards,
        rewardMode,
        heldOut,
        method,
        size,
        steps,
        settings.guidance(),
        eta,
        order,
        settings.controls().beta(),
        settings.controls().sigmaScale(),
        settings.controls().elites(),
        settings.controls().ratingWeight(),
        seed,
        batch,
        threads,
        device,
        budget,
        branch);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
