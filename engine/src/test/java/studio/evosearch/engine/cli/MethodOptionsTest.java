package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.MethodKind;

class MethodOptionsTest {
  @ParameterizedTest
  @EnumSource
  void whoGivesNoOptionGetsTheDefaults(MethodKind kind) {
    MethodOptions options = new MethodOptions();
    options.method = kind;
    assertEquals(Defaults.method(kind, 50, 10, Defaults.ELITES, 900), options.method(50, 10, 900));
  }
}
