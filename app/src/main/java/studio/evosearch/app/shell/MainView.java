package studio.evosearch.app.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import studio.evosearch.app.chart.ChartView;
import studio.evosearch.app.compare.CompareView;
import studio.evosearch.app.controls.ControlsView;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.inspector.InspectorView;
import studio.evosearch.app.latents.LatentsView;
import studio.evosearch.app.library.LibraryView;
import studio.evosearch.app.lineage.LineageView;
import studio.evosearch.app.population.PopulationView;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.setup.SetupView;

/** The views in their places. */
final class MainView extends BorderPane {
  private static final Strings STRINGS = Strings.of(MainView.class);

  private final List<TabPane> tabs = new ArrayList<>();
  private final List<SplitPane> splits = new ArrayList<>();

  private final Workbench bench;

  /** Views that are still to be made, that first which is seen first. */
  private final Deque<Runnable> unmade = new ArrayDeque<>();

  /** Is empty at first, so that the window is there soon. */
  MainView(Workbench bench) {
    this.bench = bench;
  }

  /** Makes the places of the views; {@link #makeNext} makes these. */
  void makePlaces() {
    unmade.add(() -> {
      ControlsView controls = new ControlsView(bench);
      setTop(controls);
      setBottom(controls.scrubber());
    });
    Tab setup = tab("setup", () -> new SetupView(bench));
    Tab population = tab("population", () -> new PopulationView(bench));
    StackPane chart = place("chart", () -> new ChartView(bench));
    StackPane inspector = place("inspector", () -> new InspectorView(bench));
    Tab library = tab("library", () -> new LibraryView(bench));
    Tab lineage = tab("lineage", () -> new LineageView(bench));
    Tab compare = tab("compare", () -> new CompareView(bench));
    Tab latents = tab("latents", () -> new LatentsView(bench));
    TabPane left = tabs("left", setup, library);
    TabPane upper = tabs("upper", population, lineage, compare, latents);
    SplitPane middle = new SplitPane(upper, chart);
    middle.setId("split-middle");
    middle.setOrientation(Orientation.VERTICAL);
    middle.setDividerPositions(0.66);
    SplitPane all = new SplitPane(left, middle, inspector);
    all.setId("split-columns");
    all.setDividerPositions(0.25, 0.76);
    SplitPane.setResizableWithParent(left, false);
    SplitPane.setResizableWithParent(inspector, false);
    setCenter(all);
    tabs.addAll(List.of(left, upper));
    splits.addAll(List.of(all, middle));
  }

  /** Makes the next view; false when all are made. */
  boolean makeNext() {
    Optional<Runnable> next = Optional.ofNullable(unmade.poll());
    next.ifPresent(Runnable::run);
    return next.isPresent();
  }

  /** The panes of tabs, once made; they and the tabs have ids. */
  List<TabPane> tabs() {
    return List.copyOf(tabs);
  }

  /** The split panes, once made, which have ids. */
  List<SplitPane> splits() {
    return List.copyOf(splits);
  }

  /** Brings a tab to the front. */
  void select(String key) {
    tabs.forEach(pane ->
        pane.getTabs().stream()
            .filter(tab -> tab.getId().equals("tab-" + key))
            .forEach(tab -> {
              pane.getSelectionModel().select(tab);
              pane.requestFocus();
            }));
  }

  private static TabPane tabs(String key, Tab... tabs) {
    TabPane pane = new TabPane(tabs);
    pane.setId("tabs-" + key);
    pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    return pane;
  }

  private Tab tab(String key, Supplier<Node> view) {
    Tab tab = new Tab(STRINGS.text("tab." + key), place(key, view));
    tab.setId("tab-" + key);
    return tab;
  }

  /** The place of a view that is made later. */
  private StackPane place(String key, Supplier<Node> view) {
    StackPane place = new StackPane();
    place.setId("view-" + key);
    place.setMinSize(0, 0);
    unmade.add(() -> place.getChildren().add(view.get()));
    return place;
  }
}
