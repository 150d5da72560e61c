package studio.evosearch.app.inspector;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.session.Workbench;

/** The buttons under the picture: marks and files, then new runs. */
final class ActBar extends VBox {
  /** The marks are the population's actions; what is not there has no button. */
  private static final List<String> SMALL =
      List.of(
          "candidate.pin",
          "candidate.reject",
          "candidate.like",
          "candidate.dislike",
          "candidate.copySettings",
          "candidate.export",
          "candidate.reveal");

  ActBar(Workbench bench) {
    getStyleClass().add("acts");
    Set<String> known = bench.actions().all().stream().map(Action::id).collect(Collectors.toSet());
    FlowPane small = new FlowPane();
    small.getStyleClass().add("buttons");
    SMALL.stream()
        .filter(known::contains)
        .forEach(id -> small.getChildren().add(bench.actions().iconButton(id)));
    Button branch = bench.actions().button("candidate.branch");
    branch.getStyleClass().add(Styles.ACCENT);
    FlowPane runs = new FlowPane(branch, bench.actions().iconButton("candidate.useAsNoise"));
    runs.getStyleClass().add("buttons");
    getChildren().addAll(small, runs);
  }
}
