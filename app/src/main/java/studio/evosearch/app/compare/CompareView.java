package studio.evosearch.app.compare;

import atlantafx.base.theme.Styles;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Workbench;

/** Candidates side by side, and two runs side by side. */
public final class CompareView extends BorderPane {
  private static final Strings STRINGS = Strings.of(CompareView.class);

  private final CompareViewModel candidates;
  private final RunsModel runs;

  public CompareView(Workbench bench) {
    this.candidates = new CompareViewModel(bench);
    this.runs = new RunsModel(bench);
    getStyleClass().add("compare");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("compare.css")).toExternalForm());
    register(bench);
    ToggleButton ofCandidates = toggle("tab.candidates", Styles.LEFT_PILL);
    ToggleButton ofRuns = toggle("tab.runs", Styles.RIGHT_PILL);
    ToggleGroup group = new ToggleGroup();
    group.getToggles().addAll(ofCandidates, ofRuns);
    ofCandidates.setSelected(true);
    group
        .selectedToggleProperty()
        .subscribe((before, now) -> {
          if (now == null) {
            group.selectToggle(before);
          }
        });
    HBox tabs = new HBox(ofCandidates, ofRuns);
    tabs.setAlignment(Pos.CENTER_LEFT);
    tabs.getStyleClass().add("tabs");
    setTop(tabs);
    setCenter(
        new StackPane(
            candidates(bench, ofCandidates.selectedProperty()),
            runs(bench, ofRuns.selectedProperty())));
    ofRuns.selectedProperty().subscribe(runs::want);
  }

  private void register(Workbench bench) {
    bench
        .actions()
        .add(
            Action.of(
                STRINGS,
                "compare.add",
                Material2AL.LIBRARY_ADD,
                "Shortcut+Shift+D",
                candidates.canAdd(),
                candidates::add),
            Action.of(
                STRINGS,
                "compare.clear",
                Material2AL.DELETE_SWEEP,
                "",
                candidates.canClear(),
                candidates::clear));
  }

  private static ToggleButton toggle(String key, String place) {
    ToggleButton button = new ToggleButton(STRINGS.text(key));
    button.setId("compare-" + key.replace('.', '-'));
    button.setTooltip(new Tooltip(STRINGS.text(key + ".hint")));
    button.getStyleClass().addAll(place, Styles.SMALL);
    return button;
  }

  private Node candidates(Workbench bench, ObservableBooleanValue shown) {
    CandidatesView view = new CandidatesView(bench, candidates);
    BooleanBinding some =
        Bindings.createBooleanBinding(
            () -> !candidates.entries().get().isEmpty(), candidates.entries());
    return either(shown, some, view, "empty");
  }

  private Node runs(Workbench bench, ObservableBooleanValue shown) {
    BooleanBinding some =
        Bindings.createBooleanBinding(
            () -> bench.session().folder().get().isPresent(), bench.session().folder());
    return either(shown, some, new RunsView(bench, runs), "empty.runs");
  }

  /** What there is to see, or a sentence where there is nothing. */
  private static Node either(
      ObservableBooleanValue shown, BooleanBinding some, Node view, String key) {
    Label empty = new Label(STRINGS.text(key));
    empty.setWrapText(true);
    empty.getStyleClass().add("empty");
    view.visibleProperty().bind(some);
    empty.visibleProperty().bind(some.not());
    StackPane both = new StackPane(empty, view);
    both.visibleProperty().bind(shown);
    return both;
  }
}
