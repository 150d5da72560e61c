package studio.evosearch.app.population;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Strings;

/** By what the grid is sorted; the rewards are those of the run. */
final class SortMenu extends MenuButton {
  private static final Strings STRINGS = Strings.of(SortMenu.class);

  private final PopulationViewModel model;

  SortMenu(PopulationViewModel model) {
    this.model = model;
    setId("grid-sort");
    setGraphic(new FontIcon(Material2MZ.SORT));
    setTooltip(new Tooltip(STRINGS.text("sort.hint")));
    setOnShowing(event -> fill());
    fill();
    model
        .query()
        .subscribe(query -> {
          setText(Looks.name(query.order()));
          setAccessibleText(STRINGS.text("sort", Looks.name(query.order())));
        });
  }

  private void fill() {
    Query now = model.query().get();
    ToggleGroup group = new ToggleGroup();
    getItems().clear();
    for (Order order : model.orders()) {
      RadioMenuItem item = new RadioMenuItem(Looks.name(order));
      item.setToggleGroup(group);
      item.setSelected(order.equals(now.order()));
      item.setOnAction(event -> model.query().set(now.with(order)));
      getItems().add(item);
    }
    CheckMenuItem reversed = new CheckMenuItem(STRINGS.text("sort.reversed"));
    reversed.setSelected(now.reversed());
    reversed.setOnAction(event -> model.query().set(now.withReversed(!now.reversed())));
    getItems().addAll(new SeparatorMenuItem(), reversed);
  }
}
