package studio.evosearch.app.setup;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.checkpoint.HubCache;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.References;

/**
 * The run that would start now. What a first search needs is on top; the rest folds away below and
 * says in a few words how it stands.
 */
public final class SetupView extends BorderPane {
  private static final Strings STRINGS = Strings.of(SetupView.class);

  private final SetupViewModel setup;
  private final Summaries summaries;

  public SetupView(Workbench bench) {
    this(bench, HubCache.folder(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  /**
   * @param hub the Hugging Face cache
   */
  SetupView(Workbench bench, Path hub) {
    setup = new SetupViewModel(bench, hub);
    summaries = new Summaries(setup);
    Actions actions = bench.actions();
    getStyleClass().add("setup");
    getStylesheets().add(String.valueOf(SetupView.class.getResource("setup.css")));
    SectionPane advanced = advanced();
    VBox all =
        new VBox(
            branchBanner(actions),
            new PromptPane(setup),
            new ModelPane(setup, actions),
            advanced,
            new EffortPane(setup, actions, bench.notices()),
            sections(actions, advanced));
    all.getStyleClass().add("all");
    all.setMinWidth(0);
    ScrollPane scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setCenter(scroll);
    setBottom(problem());
  }

  private SectionPane advanced() {
    SectionPane pane = section(Section.ADVANCED, summaries.advanced(), new AdvancedPane(setup));
    pane.visibleProperty().bind(setup.model.chosen().map(model -> !model.toy()));
    pane.managedProperty().bind(pane.visibleProperty());
    return pane;
  }

  private VBox sections(Actions actions, SectionPane advanced) {
    SectionPane sampling =
        section(Section.SAMPLING, summaries.sampling(), new SamplingPane(setup, actions));
    SectionPane more = section(Section.MORE, summaries.more(), new MorePane(setup));
    // These show what the model takes.
    setup
        .checkup()
        .open
        .bind(
            advanced
                .expandedProperty()
                .or(sampling.expandedProperty())
                .or(more.expandedProperty()));
    return new VBox(
        section(Section.REWARDS, summaries.rewards(), new RewardsPane(setup.rewards, actions)),
        section(Section.METHOD, summaries.method(), new MethodPane(setup, actions)),
        sampling,
        more);
  }

  private SectionPane section(Section section, ObservableValue<String> summary, Node content) {
    return new SectionPane(section, setup, summary, content);
  }

  private Node branchBanner(Actions actions) {
    actions.add(
        Action.of(
            STRINGS,
            "setup.fromNoise",
            Material2AL.CLEAR,
            "",
            Bindings.createBooleanBinding(() -> setup.branch().get().isPresent(), setup.branch()),
            setup::clearBranch));
    Label text = new Label();
    text.setWrapText(true);
    text.textProperty().bind(setup.branch().map(b -> b.map(SetupView::branches).orElse("")));
    Button clear = actions.button("setup.fromNoise");
    VBox banner = new VBox(text, clear);
    banner.getStyleClass().addAll("part", "banner");
    banner.visibleProperty().bind(setup.branch().map(b -> b.isPresent()));
    banner.managedProperty().bind(banner.visibleProperty());
    return banner;
  }

  private static String branches(Branch branch) {
    return STRINGS.text(
        "branch",
        branch.candidate(),
        branch.state(),
        References.name(branch.run()).replaceFirst("\\.evorun$", ""));
  }

  private Label problem() {
    Label label = new Label();
    label.setId("setup-problem");
    label.setWrapText(true);
    label.getStyleClass().add("problem-line");
    label.textProperty().bind(setup.misfit().map(m -> m.map(Misfit::text).orElse("")));
    label.visibleProperty().bind(setup.misfit().map(m -> m.isPresent()));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }
}
