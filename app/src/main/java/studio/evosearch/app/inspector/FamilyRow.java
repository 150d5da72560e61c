package studio.evosearch.app.inspector;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.Workbench;

/** Parent, siblings and children; a click goes to one of them. */
final class FamilyRow extends VBox {
  private static final Strings STRINGS = Strings.of(FamilyRow.class);
  private static final int MOST = 15;

  private final Workbench bench;
  private Family shown = Family.NONE;
  private Optional<Path> shownRun = Optional.empty();

  FamilyRow(Workbench bench, ObservableValue<Subject> subject) {
    this.bench = bench;
    getStyleClass().add("family");
    subject.subscribe(this::show);
  }

  private void show(Subject subject) {
    Family family = Family.of(subject);
    Optional<Path> run = bench.session().folder().get();
    if (family.equals(shown) && run.equals(shownRun)) {
      return;
    }
    shown = family;
    shownRun = run;
    getChildren().clear();
    add("parent", family.parent().stream().toList());
    add("siblings", family.siblings());
    add("children", family.children());
    setVisible(!getChildren().isEmpty());
    setManaged(!getChildren().isEmpty());
  }

  private void add(String key, List<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    Label heading = new Label(STRINGS.text(key, Numbers.count(ids.size())));
    heading.getStyleClass().add("heading");
    FlowPane row = new FlowPane();
    row.getStyleClass().add("pictures");
    ids.stream().limit(MOST).map(this::thumbnail).forEach(row.getChildren()::add);
    if (ids.size() > MOST) {
      row.getChildren().add(more(ids.size() - MOST));
    }
    getChildren().addAll(heading, row);
  }

  private static Node more(int count) {
    Label more = new Label(STRINGS.text("more", Numbers.count(count)));
    more.getStyleClass().addAll("caption", Styles.TEXT_MUTED);
    return more;
  }

  private Button thumbnail(long id) {
    Button button = new Button();
    Thumbnail thumbnail = Thumbnail.on(button, STRINGS.text("title", Numbers.count(id)));
    button.setOnAction(event -> bench.session().selection().select(id));
    Family asking = shown;
    shownRun.ifPresent(run ->
        bench
            .pictures()
            .request(
                new Pictures.Key(run, id, Thumbnail.SIZE),
                () -> shown.equals(asking),
                image -> thumbnail.show(Optional.of(image))));
    return button;
  }
}
