package studio.evosearch.app.shell;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import studio.evosearch.app.chart.ChartView;
import studio.evosearch.app.compare.CompareView;
import studio.evosearch.app.controls.ControlsView;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.inspector.InspectorView;
import studio.evosearch.app.library.LibraryView;
import studio.evosearch.app.lineage.LineageView;
import studio.evosearch.app.population.PopulationView;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.setup.SetupView;

/** The views in their places. */
final class MainView extends BorderPane {
  private static final Strings STRINGS = Strings.of(MainView.class);

  private final List<TabPane> tabs;
  private final List<SplitPane> splits;

  MainView(Workbench bench) {
    TabPane left =
        tabs("left", tab("setup", new SetupView(bench)), tab("library", new LibraryView(bench)));
    TabPane upper =
        tabs(
            "upper",
            tab("population", new PopulationView(bench)),
            tab("lineage", new LineageView(bench)),
            tab("compare", new CompareView(bench)));
    ChartView chart = new ChartView(bench);
    chart.setId("view-chart");
    SplitPane middle = new SplitPane(upper, chart);
    middle.setId("split-middle");
    middle.setOrientation(Orientation.VERTICAL);
    middle.setDividerPositions(0.66);
    InspectorView right = new InspectorView(bench);
    right.setId("view-inspector");
    SplitPane all = new SplitPane(left, middle, right);
    all.setId("split-columns");
    all.setDividerPositions(0.25, 0.76);
    SplitPane.setResizableWithParent(left, false);
    SplitPane.setResizableWithParent(right, false);
    ControlsView controls = new ControlsView(bench);
    setTop(controls);
    setBottom(controls.scrubber());
    setCenter(all);
    tabs = List.of(left, upper);
    splits = List.of(all, middle);
  }

  /** The panes of tabs; they and the tabs have ids. */
  List<TabPane> tabs() {
    return tabs;
  }

  /** The split panes, which have ids. */
  List<SplitPane> splits() {
    return splits;
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

  private static Tab tab(String key, Node content) {
    content.setId("view-" + key);
    Tab tab = new Tab(STRINGS.text("tab." + key), content);
    tab.setId("tab-" + key);
    return tab;
  }
}
