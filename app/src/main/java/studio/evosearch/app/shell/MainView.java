package studio.evosearch.app.shell;

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

  MainView(Workbench bench) {
    TabPane left = tabs(tab("setup", new SetupView(bench)), tab("library", new LibraryView(bench)));
    TabPane upper =
        tabs(
            tab("population", new PopulationView(bench)),
            tab("lineage", new LineageView(bench)),
            tab("compare", new CompareView(bench)));
    SplitPane middle = new SplitPane(upper, new ChartView(bench));
    middle.setOrientation(Orientation.VERTICAL);
    middle.setDividerPositions(0.66);
    InspectorView right = new InspectorView(bench);
    SplitPane all = new SplitPane(left, middle, right);
    all.setDividerPositions(0.25, 0.76);
    SplitPane.setResizableWithParent(left, false);
    SplitPane.setResizableWithParent(right, false);
    ControlsView controls = new ControlsView(bench);
    setTop(controls);
    setBottom(controls.scrubber());
    setCenter(all);
  }

  private static TabPane tabs(Tab... tabs) {
    TabPane pane = new TabPane(tabs);
    pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    return pane;
  }

  private static Tab tab(String key, Node content) {
    Tab tab = new Tab(STRINGS.text("tab." + key), content);
    tab.setId("tab-" + key);
    return tab;
  }
}
