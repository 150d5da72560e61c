package studio.evosearch.app.inspector;

import atlantafx.base.theme.Styles;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;

/** One candidate: its picture, trajectory, scores, ancestry, and what can be done with it. */
public final class InspectorView extends StackPane {
  private static final Strings STRINGS = Strings.of(InspectorView.class);

  private final InspectorViewModel model;
  private final Label empty = new Label();
  private final Label title = new Label();
  private final Label past = new Label(Strings.of(Session.class).text("past.readOnly"));
  private final ScrollPane scroll;

  public InspectorView(Workbench bench) {
    this.model = new InspectorViewModel(bench, new SavedFiles(bench.tasks(), bench.notices()));
    InspectorActions.add(bench, model, this);
    getStyleClass().add("inspector");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("inspector.css")).toExternalForm());
    title.getStyleClass().add(Styles.TITLE_4);
    past.getStyleClass().add("past");
    past.setWrapText(true);
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    VBox content =
        new VBox(
            header(bench),
            past,
            new LargePictureView(model, bench.tasks()),
            new TrajectoryStrip(
                model.trajectory(),
                model.subject(),
                bench.actions().iconButton("inspector.playDenoising")),
            new ActBar(bench),
            new RewardTable(model.subject()),
            new MarksEditor(model),
            new FamilyRow(bench, model.subject()),
            new FactList(model));
    content.getStyleClass().add("content");
    scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().addAll(empty, scroll);
    setMinWidth(220);
    model.subject().subscribe(this::show);
  }

  private HBox header(Workbench bench) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header =
        new HBox(
            title,
            space,
            bench.actions().iconButton("inspector.playEvolution"),
            bench.actions().iconButton("inspector.zoom"));
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("header");
    return header;
  }

  private void show(Subject subject) {
    boolean something = subject instanceof Subject.Stored || subject instanceof Subject.Flying;
    scroll.setVisible(something);
    empty.setVisible(!something);
    empty.setText(
        subject instanceof Subject.NotYet later
            ? STRINGS.text("empty.notYet", Numbers.count(later.id()))
            : STRINGS.text("empty"));
    subject.candidate().ifPresent(id -> title.setText(title(subject, Numbers.count(id))));
    boolean old = subject.stored().filter(s -> s.moment().past()).isPresent();
    past.setVisible(old);
    past.setManaged(old);
  }

  private static String title(Subject subject, String id) {
    return STRINGS.text(subject instanceof Subject.Flying ? "title.flying" : "title", id);
  }
}
