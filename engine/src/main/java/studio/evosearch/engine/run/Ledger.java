package studio.evosearch.engine.run;

/**
 * What was spent. NFE are counted where denoiser calls are made ({@link Trajectories}) and nowhere
 * else.
 *
 * @param nfe denoiser evaluations: one sample at one step, a guidance pair counts once
 * @param forwardPasses network passes: a guidance pair counts twice
 * @param decodes latents decoded
 * @param verifierCalls samples judged, once for each reward
 * @param denoiseSeconds wall time inside the denoiser
 * @param decodeSeconds wall time inside the decoder
 * @param rewardSeconds wall time inside rewards
 * @param seconds wall time in all, pauses left out
 */
public record Ledger(
    long nfe,
    long forwardPasses,
    long decodes,
    long verifierCalls,
    double denoiseSeconds,
    double decodeSeconds,
    double rewardSeconds,
    double seconds) {
  public static final Ledger ZERO = new Ledger(0, 0, 0, 0, 0, 0, 0, 0);

  public Ledger plus(Ledger more) {
    return new Ledger(
        nfe + more.nfe,
        forwardPasses + more.forwardPasses,
        decodes + more.decodes,
        verifierCalls + more.verifierCalls,
        denoiseSeconds + more.denoiseSeconds,
        decodeSeconds + more.decodeSeconds,
        rewardSeconds + more.rewardSeconds,
        seconds + more.seconds);
  }

  /** Seconds of the engine itself: neither denoiser, decoder nor reward. */
  public double engineSeconds() {
    return seconds - denoiseSeconds - decodeSeconds - rewardSeconds;
  }

  Ledger withSeconds(double all) {
    return new Ledger(
        nfe,
        forwardPasses,
        decodes,
        verifierCalls,
        denoiseSeconds,
        decodeSeconds,
        rewardSeconds,
        all);
  }
}
