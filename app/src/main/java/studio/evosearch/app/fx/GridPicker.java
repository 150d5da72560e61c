package studio.evosearch.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How clicks and keys change what is selected in a grid. */
final class GridPicker {
  private final IdSelection selection;
  private Optional<Long> anchor = Optional.empty();

  GridPicker(IdSelection selection) {
    this.selection = selection;
  }

  /** Selects one alone; ranges begin there. */
  void select(long id) {
    anchor = Optional.of(id);
    selection.select(List.of(id));
  }

  /** Selects one as well, or no more; ranges begin there. */
  void toggle(long id) {
    anchor = Optional.of(id);
    List<Long> changed = new ArrayList<>(selection.ids().getValue());
    if (!changed.remove(id)) {
      changed.add(id);
    }
    selection.select(changed);
  }

  /**
   * Selects everything from where ranges begin as far as to one, which gets the focus.
   *
   * @param order everything there is, in the order it is shown
   */
  void extend(List<Long> order, long id) {
    Optional<Long> begin =
        anchor.filter(selection.ids().getValue()::contains).or(selection.focus()::getValue);
    int from = begin.map(order::indexOf).orElse(-1);
    int to = order.indexOf(id);
    if (from < 0 || to < 0) {
      select(id);
      return;
    }
    anchor = begin;
    selection.select(
        from <= to ? order.subList(from, to + 1) : order.subList(to, from + 1).reversed());
  }

  void clear() {
    selection.select(List.of());
  }
}
