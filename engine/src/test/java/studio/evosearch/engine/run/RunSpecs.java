package studio.evosearch.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.SearchMethod;

/** Specs for tests: of a short search on a toy, where a test says nothing else. */
public final class RunSpecs {
  private String model = "toy:rings";
  private String prompt = "a toy";
  private String reward = "toy:circle";
  private List<String> heldOut = List.of("toy:corner");
  private SearchMethod method = new BestOfN(2, 2);
  private int steps = 16;
  private double guidance = 1;
  private String eta = "0@0,1@4";
  private double beta = 0.3;
  private int elites = 2;
  private long seed = 11;
  private WantedSize size = WantedSize.OWN;
  private int batch = 2;
  private int threads = 1;
  private String device = "cpu";
  private Budget budget = Budget.NONE;
  private Optional<Branch> branch = Optional.empty();

  public RunSpecs model(String value) {
    model = value;
    return this;
  }

  public RunSpecs prompt(String value) {
    prompt = value;
    return this;
  }

  public RunSpecs reward(String value) {
    reward = value;
    return this;
  }

  public RunSpecs heldOut(List<String> value) {
    heldOut = value;
    return this;
  }

  public RunSpecs method(SearchMethod value) {
    method = value;
    return this;
  }

  public RunSpecs size(int width, int height) {
    size = new WantedSize(OptionalInt.of(width), OptionalInt.of(height), OptionalInt.empty());
    return this;
  }

  public RunSpecs video(int width, int height, int frames) {
    size = new WantedSize(OptionalInt.of(width), OptionalInt.of(height), OptionalInt.of(frames));
    return this;
  }

  public RunSpecs steps(int value) {
    steps = value;
    return this;
  }

  public RunSpecs guidance(double value) {
    guidance = value;
    return this;
  }

  public RunSpecs eta(String value) {
    eta = value;
    return this;
  }

  public RunSpecs beta(double value) {
    beta = value;
    return this;
  }

  public RunSpecs elites(int value) {
    elites = value;
    return this;
  }

  public RunSpecs seed(long value) {
    seed = value;
    return this;
  }

  public RunSpecs batch(int value) {
    batch = value;
    return this;
  }

  public RunSpecs device(String value) {
    device = value;
    return this;
  }

  public RunSpecs threads(int value) {
    threads = value;
    return this;
  }

  public RunSpecs budget(Budget value) {
    budget = value;
    return this;
  }

  public RunSpecs branch(Branch value) {
    branch = Optional.of(value);
    return this;
  }

  public RunSpec build() {
    return new RunSpec(
        model,
        prompt,
        "",
        List.of(new RewardTerm(reward, 1)),
        RewardMix.Mode.SUM,
        heldOut,
        method,
        size,
        steps,
        guidance,
        eta,
        SolverOrder.FIRST,
        beta,
        1,
        elites,
        1,
        seed,
        batch,
        threads,
        device,
        budget,
        branch);
  }
}
