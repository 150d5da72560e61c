package studio.evosearch.app.inspector;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.session.Workbench;

/** The buttons under the picture. */
final class ActBar extends FlowPane {
  /** Marks are the population's actions; those that are not there have no button. */
  private static final List<String> MARKS =
      List.of("candidate.pin", "candidate.reject", "candidate.like", "candidate.dislike");

  private static final List<String> FILES =
      List.of(
          "candidate.useAsNoise", "candidate.copySettings", "candidate.export", "candidate.reveal");

  ActBar(Workbench bench) {
    getStyleClass().add("acts");
    Set<String> known = bench.actions().all().stream().map(Action::id).collect(Collectors.toSet());
    MARKS.stream()
        .filter(known::contains)
        .forEach(id -> getChildren().add(bench.actions().iconButton(id)));
    FILES.forEach(id -> getChildren().add(bench.actions().iconButton(id)));
    Button branch = bench.actions().button("candidate.branch");
    branch.getStyleClass().add(Styles.ACCENT);
    getChildren().add(branch);
  }
}
