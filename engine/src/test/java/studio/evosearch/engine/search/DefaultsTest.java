package studio.evosearch.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefaultsTest {
  @ParameterizedTest
  @EnumSource
  void aMethodOfEachKindSpendsAboutItsBudget(MethodKind kind) {
    SearchMethod method = Defaults.method(kind, 50, 0, 2, 1200);
    assertEquals(kind, MethodKind.of(method));
    Scene scene = Scene.shuffled(50);
    scene.controls = Controls.of(Defaults.BETA, Defaults.SIGMA_SCALE, 2, 1);
    long spent = scene.run(method);
    assertTrue(spent > 1000 && spent <= 1200, kind + " spends " + spent);
  }

  @ParameterizedTest
  @EnumSource
  void kindsHaveTheNamesOfSpecs(MethodKind kind) {
    assertTrue(
        List.of("evosearch", "best-of-n", "particle", "zero-order").contains(kind.toString()));
  }
}
