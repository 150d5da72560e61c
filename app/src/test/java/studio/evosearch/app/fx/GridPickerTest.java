package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GridPickerTest {
  private static final List<Long> ORDER = List.of(5L, 3L, 9L, 1L, 7L);

  private final TestSelection selection = new TestSelection();
  private final GridPicker picker = new GridPicker(selection);

  @Test
  void aRangeGoesFromWhereItBeganHoweverOftenItIsExtended() {
    picker.select(9);
    picker.extend(ORDER, 7);
    assertEquals(List.of(9L, 1L, 7L), List.copyOf(selection.ids().get()));
    picker.extend(ORDER, 5);
    assertEquals(List.of(9L, 3L, 5L), List.copyOf(selection.ids().get()));
    assertEquals(Optional.of(5L), selection.focus().get());
  }

  @Test
  void aRangeBeginsAtTheFocusWhenOthersMovedTheSelection() {
    picker.select(5);
    selection.select(List.of(9L));
    picker.extend(ORDER, 1);
    assertEquals(Set.of(9L, 1L), selection.ids().get());
  }

  @Test
  void aRangeFromWhatIsNotShownIsTheOneThing() {
    selection.select(List.of(42L));
    picker.extend(ORDER, 1);
    assertEquals(Set.of(1L), selection.ids().get());
  }

  @Test
  void oneMoreOrLess() {
    picker.select(5);
    picker.toggle(9);
    assertEquals(Set.of(5L, 9L), selection.ids().get());
    assertEquals(Optional.of(9L), selection.focus().get());
    picker.toggle(9);
    assertEquals(Set.of(5L), selection.ids().get());
    assertEquals(Optional.of(5L), selection.focus().get());
  }
}
