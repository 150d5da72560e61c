package studio.evosearch.app.latents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LassoTest {
  private static Lasso lasso(double... coordinates) {
    Lasso lasso = new Lasso();
    for (int i = 0; i < coordinates.length; i += 2) {
      lasso.add(coordinates[i], coordinates[i + 1]);
    }
    return lasso;
  }

  /** Which of the places (0.5, 0.5), (1.5, 0.5), ... (4.5, 0.5) it holds. */
  private static List<Integer> held(Lasso lasso) {
    return IntStream.range(0, 5).filter(i -> lasso.holds(i + 0.5, 0.5)).boxed().toList();
  }

  @Test
  void holdsWhatItsLineGoesAround() {
    assertEquals(List.of(1, 2), held(lasso(1, 0, 3, 0, 3, 1, 1, 1)));
    assertEquals(List.of(1, 2), held(lasso(1, 1, 3, 1, 3, 0, 1, 0)), "the other way around");
  }

  @Test
  void leavesOutWhatItBendsAround() {
    assertEquals(List.of(0, 4), held(lasso(0, 0, 5, 0, 5, 1, 4, 1, 4, 0.2, 1, 0.2, 1, 1, 0, 1)));
  }

  @Test
  void aLineHoldsNothing() {
    assertEquals(List.of(), held(lasso()));
    assertEquals(List.of(), held(lasso(0, 0.5, 5, 0.5)));
  }
}
