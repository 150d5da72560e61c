package studio.evosearch.app.inspector;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;

/** Every reward of the candidate, what its parent had, and its place by fitness. */
final class RewardTable extends VBox {
  private static final Strings STRINGS = Strings.of(RewardTable.class);

  private final GridPane grid = new GridPane();
  private final Label rank = new Label();

  RewardTable(ObservableValue<Subject> subject) {
    getStyleClass().add("rewards");
    Label heading = new Label(STRINGS.text("rewards"));
    heading.getStyleClass().add("heading");
    grid.getStyleClass().add("grid");
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    ColumnConstraints number = new ColumnConstraints();
    number.setMinWidth(USE_PREF_SIZE);
    number.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(name, number, number);
    rank.getStyleClass().addAll("caption", Styles.TEXT_MUTED);
    rank.setWrapText(true);
    getChildren().addAll(heading, grid, rank);
    subject.subscribe(now -> {
      setVisible(now.stored().isPresent());
      setManaged(now.stored().isPresent());
      now.stored().ifPresent(this::show);
    });
  }

  private void show(Subject.Stored stored) {
    grid.getChildren().clear();
    boolean child = stored.parent().isPresent();
    if (child) {
      Label parent = new Label(STRINGS.text("rewards.parent"));
      parent.getStyleClass().addAll("caption", Styles.TEXT_MUTED);
      grid.add(parent, 2, 0);
    }
    List<RewardLine> lines = RewardLine.of(stored);
    for (int row = 0; row < lines.size(); row++) {
      RewardLine line = lines.get(row);
      grid.add(name(line), 0, row + 1);
      grid.add(value(line), 1, row + 1);
      if (child) {
        grid.add(difference(line.difference()), 2, row + 1);
      }
    }
    boolean judged = Double.isFinite(stored.line().reward());
    rank.setText(judged ? rank(stored) : STRINGS.text("rank.none"));
  }

  private static VBox name(RewardLine line) {
    String text = line.kind() == RewardLine.Kind.FITNESS ? STRINGS.text("fitness") : line.name();
    Label name = new Label(text);
    name.setMinWidth(0);
    Label kind =
        new Label(
            switch (line.kind()) {
              case FITNESS -> STRINGS.text("fitness.kind");
              case GUIDE -> STRINGS.text("guide", Numbers.setting(line.weight()));
              case HELD_OUT -> STRINGS.text("heldOut");
            });
    kind.getStyleClass().addAll("caption", Styles.TEXT_MUTED);
    return new VBox(name, kind);
  }

  private static Label value(RewardLine line) {
    Label value = number(Numbers.reward(line.value()));
    if (line.kind() == RewardLine.Kind.FITNESS) {
      value.getStyleClass().add(Styles.TEXT_BOLD);
    }
    return value;
  }

  private static Label difference(double difference) {
    Label label = number(Numbers.difference(difference));
    if (difference != 0 && Double.isFinite(difference)) {
      label.getStyleClass().add(difference > 0 ? "gain" : "loss");
    }
    return label;
  }

  private static Label number(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("number");
    label.setMinWidth(USE_PREF_SIZE);
    GridPane.setValignment(label, VPos.TOP);
    return label;
  }

  private static String rank(Subject.Stored stored) {
    Rank own = Rank.inGeneration(stored);
    Rank all = Rank.inRun(stored);
    return STRINGS.text(
        "rank",
        Numbers.count(own.place()),
        Numbers.count(own.among()),
        Numbers.count(all.place()),
        Numbers.count(all.among()));
  }
}
