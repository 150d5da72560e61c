package studio.evosearch.engine.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackNameTest {
  @Test
  void aPackIsToldByItsName() {
    assertTrue(PackName.is(Path.of("a.EvoPack")));
    assertFalse(PackName.is(Path.of("a.evorun")));
  }

  @Test
  void aNameBecomesOneThatEverySystemHolds() {
    assertEquals("a red star.evopack", PackName.of("a red star"));
    String cleaned = PackName.of("owner/model: \"a\\b\" <1>?\n");
    assertEquals("owner-model- -a-b- -1-.evopack", cleaned);
    assertEquals(Optional.empty(), EntryNames.problem(cleaned));
  }
}
