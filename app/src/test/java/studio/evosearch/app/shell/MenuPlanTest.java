package studio.evosearch.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.shell.MenuPlan.Item;
import studio.evosearch.app.shell.MenuPlan.Line;
import studio.evosearch.app.shell.MenuPlan.Menu;
import studio.evosearch.app.shell.MenuPlan.Rest;

class MenuPlanTest {
  private static final Item A = new Item("x.a");
  private static final Item B = new Item("x.b");
  private static final Item C = new Item("y.c");
  private static final Line LINE = new Line();

  private static List<Menu> resolve(List<String> actions, MenuPlan.Entry... entries) {
    return MenuPlan.resolve(List.of(new Menu("m", List.of(entries))), actions);
  }

  private static List<Menu> menu(MenuPlan.Entry... entries) {
    return List.of(new Menu("m", List.of(entries)));
  }

  @Test
  void actionsThatAreNotThereAreLeftOut() {
    assertEquals(menu(A), resolve(List.of("x.a"), A, B));
    assertEquals(List.of(), resolve(List.of(), A, B));
  }

  @Test
  void theRestIsWhatNobodyNames() {
    assertEquals(menu(A, LINE, B), resolve(List.of("x.b", "x.a", "y.c"), A, LINE, new Rest("x.")));
  }

  @Test
  void linesStandBetweenGroupsOnly() {
    assertEquals(menu(A, LINE, C), resolve(List.of("x.a", "y.c"), LINE, A, LINE, B, LINE, C, LINE));
  }

  @Test
  void aMenuInAMenuIsThereWhenItHoldsSomething() {
    Menu inner = new Menu("inner", List.of(B, new Rest("y.")));
    assertEquals(menu(A), resolve(List.of("x.a"), A, inner));
    assertEquals(menu(A, new Menu("inner", List.of(C))), resolve(List.of("x.a", "y.c"), A, inner));
  }
}
