package studio.evosearch.app.population;

import java.util.List;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.ThumbnailGrid;
import studio.evosearch.app.session.Workbench;

/**
 * The candidates of a generation as a grid of thumbnails, to look through, pin, reject and like.
 */
public final class PopulationView extends BorderPane {
  private static final Strings STRINGS = Strings.of(PopulationView.class);

  /** What a double click and Enter do, where there is a view that can do it. */
  private static final String OPEN = "inspector.zoom";

  private final PopulationViewModel model;
  private final ThumbnailGrid grid;
  private final Label nothing = new Label();
  private final Hyperlink everything = new Hyperlink(STRINGS.text("everything"));

  public PopulationView(Workbench bench) {
    this.model = new PopulationViewModel(bench);
    Actions actions = bench.actions();
    this.grid = new ThumbnailGrid(model, model.selection());
    PopulationActions.add(actions, model, grid);
    getStyleClass().add("population");
    getStylesheets().add(PopulationView.class.getResource("population.css").toExternalForm());
    grid.setId("population-grid");
    grid.setAccessibleText(STRINGS.text("grid"));
    grid.onOpen(id -> actions.find(OPEN).ifPresent(action -> actions.run(OPEN)));
    ContextMenu menu = menu(actions);
    grid.setOnContextMenuRequested(e -> menu.show(grid, e.getScreenX(), e.getScreenY()));
    everything.setOnAction(event -> model.query().set(Query.START));
    VBox hint = new VBox(nothing, everything);
    hint.getStyleClass().add("empty");
    hint.setPickOnBounds(false);
    setTop(new PopulationBar(model, actions, grid));
    setCenter(new StackPane(grid, hint));
    model.sheet().subscribe(this::show);
    bench.session().state().subscribe(state -> sayWhyThereIsNothing());
    bench
        .session()
        .previews()
        .addListener(
            (MapChangeListener<Long, Image>)
                change -> {
                  if (change.wasAdded()) {
                    grid.pictureChanged(change.getKey());
                  }
                });
  }

  private static ContextMenu menu(Actions actions) {
    ContextMenu menu = new ContextMenu();
    PopulationActions.ACTS.forEach(id -> menu.getItems().add(actions.menuItem(id)));
    menu.getItems().add(new SeparatorMenuItem());
    PopulationActions.SCOPES.forEach(id -> menu.getItems().add(actions.menuItem(id)));
    menu.getItems().add(new SeparatorMenuItem());
    menu.getItems().add(actions.menuItem("grid.selectAll"));
    return menu;
  }

  private void show(Optional<Sheet> now) {
    grid.show(now.map(Sheet::ids).orElse(List.of()));
    sayWhyThereIsNothing();
  }

  private void sayWhyThereIsNothing() {
    Optional<PopulationViewModel.Nothing> why = model.nothing();
    nothing.setVisible(why.isPresent());
    everything.setVisible(why.filter(PopulationViewModel.Nothing.REFUSED::equals).isPresent());
    why.ifPresent(w -> nothing.setText(STRINGS.text("nothing." + w)));
  }
}
