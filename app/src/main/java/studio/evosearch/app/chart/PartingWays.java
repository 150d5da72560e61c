package studio.evosearch.app.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether guide and held-out reward part ways: the search finds pictures that the guide likes ever
 * more, and another judge ever less, which is what a search that exploits its guide looks like
 * (Goodhart's law; Gao, Schulman, Hilton, arXiv 2210.10760, measure it as a gold reward that falls
 * while its proxy still rises).
 *
 * <p>The newest generation is compared with the one where the held-out mean was highest. They have
 * parted when from there to here the held-out mean has fallen and the guide's mean has risen, both
 * by at least three standard errors of the difference of two means: less is what chance does, since
 * the highest of many means is high by chance too. Generations of fewer than three members say
 * nothing, nor do those whose members are not finished: a reward of a state on the way moves with
 * the state.
 *
 * @param heldOut which reward
 * @param since the index of the generation after which it fell
 * @param rise of the guide since, in standard errors
 * @param fall of the held-out reward since, in standard errors
 */
record PartingWays(String heldOut, int since, double rise, double fall) {
  private static final double ERRORS = 3;
  private static final int MEMBERS = 3;

  /** Where guide and a held-out reward have parted by the last of some generations. */
  static Optional<PartingWays> of(List<GenerationPoint> generations, String heldOut) {
    List<GenerationPoint> telling = generations.stream().filter(g -> tells(g, heldOut)).toList();
    if (telling.size() < 2 || !telling.getLast().equals(generations.getLast())) {
      return Optional.empty();
    }
    GenerationPoint now = telling.getLast();
    GenerationPoint peak =
        telling.stream()
            .max(
                Comparator.comparingDouble((GenerationPoint g) -> g.heldOut(heldOut).mean())
                    .thenComparing(Comparator.comparingInt(GenerationPoint::index).reversed()))
            .orElseThrow();
    double rise = peak.guide().errorsTo(now.guide());
    double fall = -peak.heldOut(heldOut).errorsTo(now.heldOut(heldOut));
    return rise >= ERRORS && fall >= ERRORS
        ? Optional.of(new PartingWays(heldOut, peak.index(), rise, fall))
        : Optional.empty();
  }

  private static boolean tells(GenerationPoint generation, String heldOut) {
    return generation.finished()
        && generation.guide().count() >= MEMBERS
        && generation.heldOut(heldOut).count() >= MEMBERS;
  }
}
