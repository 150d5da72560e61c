package studio.evosearch.app.population;

import atlantafx.base.controls.Popover;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.ThumbnailGrid;

/** One line over the grid: what it shows, in which order, how large, and what to do with it. */
final class PopulationBar extends HBox {
  private static final Strings STRINGS = Strings.of(PopulationBar.class);

  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

  private final PopulationViewModel model;

  PopulationBar(PopulationViewModel model, Actions actions, ThumbnailGrid grid) {
    this.model = model;
    getStyleClass().add("population-bar");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(scope(actions), new SortMenu(model), filter(), space(8));
    PopulationActions.ACTS.forEach(id -> getChildren().add(actions.iconButton(id)));
    Region space = space(4);
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(space, count(), size(grid));
  }

  private static Region space(double width) {
    Region space = new Region();
    space.setMinWidth(width);
    return space;
  }

  private MenuButton scope(Actions actions) {
    MenuButton scope = new MenuButton();
    scope.setId("grid-scope");
    scope.setTooltip(new Tooltip(STRINGS.text("scope.hint")));
    PopulationActions.SCOPES.forEach(id -> scope.getItems().add(actions.menuItem(id)));
    model
        .query()
        .subscribe(query -> {
          scope.setText(Looks.name(query.scope()));
          scope.setAccessibleText(STRINGS.text("scope", Looks.name(query.scope())));
        });
    return scope;
  }

  private Button filter() {
    Button filter = new Button("", new FontIcon(Material2AL.FILTER_LIST));
    filter.setId("grid-filter");
    filter.setTooltip(new Tooltip(STRINGS.text("filter.hint")));
    filter.setOnAction(event -> {
      Popover popover = new Popover(new FilterForm(model));
      popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
      popover.setDetachable(false);
      popover.setHeaderAlwaysVisible(false);
      popover.show(filter);
    });
    model
        .query()
        .subscribe(query -> {
          int conditions = query.filter().conditions();
          filter.setText(conditions == 0 ? "" : Numbers.count(conditions));
          filter.setAccessibleText(STRINGS.text("filter", Numbers.count(conditions)));
          filter.pseudoClassStateChanged(ACTIVE, conditions > 0);
        });
    return filter;
  }

  private Label count() {
    Label count = new Label();
    count.setId("grid-count");
    count.getStyleClass().add("count");
    count.setMinWidth(USE_PREF_SIZE);
    model
        .sheet()
        .subscribe(now ->
            count.setText(
                now.map(sheet ->
                        STRINGS.text(
                            "count",
                            Numbers.count(sheet.ids().size()),
                            Numbers.count(sheet.roster().lines().size())))
                    .orElse("")));
    return count;
  }

  private static Slider size(ThumbnailGrid grid) {
    Slider size = new Slider(ThumbnailGrid.SMALLEST, ThumbnailGrid.LARGEST, grid.size().get());
    size.setId("grid-size");
    size.setPrefWidth(80);
    size.setMinWidth(50);
    size.setBlockIncrement(16);
    size.setAccessibleText(STRINGS.text("size"));
    size.setTooltip(new Tooltip(STRINGS.text("size.hint")));
    size.valueProperty().bindBidirectional(grid.size());
    return size;
  }
}
