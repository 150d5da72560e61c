package studio.evosearch.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;

/** The candidates' scores, and under them the settings in which they differ. */
final class CandidateTables extends VBox {
  private static final Strings STRINGS = Strings.of(CandidateTables.class);

  CandidateTables() {
    getStyleClass().add("tables");
  }

  void show(List<Entry> entries) {
    getChildren().clear();
    if (entries.isEmpty()) {
      return;
    }
    List<String> letters =
        IntStream.range(0, entries.size()).mapToObj(PicturesPane::letter).toList();
    ValueTable scores = new ValueTable(letters);
    ScoreRow.of(entries).forEach(row -> scores.row(name(row), values(row)));
    getChildren().add(scores);
    if (entries.stream().map(Entry::prompt).distinct().count() > 1) {
      getChildren().add(note(STRINGS.text("unfair.prompts")));
    }
    List<SettingRow> settings = SettingRow.of(entries);
    if (!settings.isEmpty()) {
      Label heading = new Label(STRINGS.text("settings"));
      heading.getStyleClass().add("heading");
      ValueTable differing = new ValueTable(letters);
      settings.forEach(row -> differing.texts(row.name(), row.values()));
      getChildren().addAll(heading, differing);
    }
  }

  private static String name(ScoreRow row) {
    if (row.reward().isEmpty()) {
      return STRINGS.text("fitness");
    }
    return row.heldOut() ? STRINGS.text("heldOut", row.reward()) : row.reward();
  }

  private static List<Label> values(ScoreRow row) {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < row.values().size(); i++) {
      Label label = new Label(Numbers.reward(row.values().get(i)));
      if (row.best().contains(i)) {
        label.getStyleClass().addAll("best", Styles.TEXT_BOLD);
        label.setAccessibleText(STRINGS.text("best", label.getText()));
      }
      labels.add(label);
    }
    return labels;
  }

  static Label note(String text) {
    Label note = new Label(text);
    note.getStyleClass().add("note");
    note.setWrapText(true);
    return note;
  }
}
