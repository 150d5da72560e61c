package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ActionSearchTest {
  private static final List<Action> ACTIONS =
      List.of(
          TestActions.action("run.start", "Run", ""),
          TestActions.action("run.stopAfter", "Stop after this generation", ""),
          TestActions.action("run.step", "Step", "", false),
          TestActions.action("candidate.pin", "固定", ""),
          TestActions.action("theme.light", "Light", ""),
          TestActions.action("app.shortcuts", "Spring", ""));

  private static List<String> found(String query) {
    return ActionSearch.rank(query, ACTIONS).stream().map(Action::id).toList();
  }

  private static int score(String letters, String text) {
    return ActionSearch.score(letters, text).orElseThrow();
  }

  @Test
  void lettersAreFoundInTheirOrder() {
    assertEquals(OptionalInt.empty(), ActionSearch.score("pot", "Stop"));
    assertTrue(ActionSearch.score("stp", "Stop").isPresent());
  }

  @Test
  void startsOfWordsAndLettersInARowCountMost() {
    assertTrue(score("sg", "Stop generation") > score("sg", "Singing"));
    assertTrue(score("ste", "Step") > score("ste", "Show the tree of"));
    assertTrue(score("sa", "stopAfter") > score("sa", "stamp"));
  }

  @Test
  void theBestOfSeveralPlacesCounts() {
    assertEquals(score("pin", "pin"), score("pin", "spoil in pin"));
  }

  @Test
  void everyWordMustBeFound() {
    assertEquals(List.of("run.stopAfter"), found("gen stop"));
    assertEquals(List.of(), found("gen nothing"));
  }

  @Test
  void anActionIsFoundByItsEnglishIdInEveryLanguage() {
    assertEquals("candidate.pin", found("pin").getFirst());
    assertEquals(List.of("candidate.pin"), found("固"));
  }

  @Test
  void whatCannotBeDoneNowComesLast() {
    assertEquals("run.step", found("step").getLast());
    assertEquals("run.stopAfter", found("st").getFirst());
    assertEquals("run.step", found("").getLast());
  }

  @Test
  void nothingTypedFindsAllInTheirOrder() {
    assertEquals(ACTIONS.size(), found(" ").size());
    assertEquals("run.start", found("").getFirst());
  }
}
