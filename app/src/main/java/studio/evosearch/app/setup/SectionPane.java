package studio.evosearch.app.setup;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import studio.evosearch.app.fx.Strings;

/** A part of the setup that folds away; closed, it says in a few words what is set in it. */
final class SectionPane extends TitledPane {
  private static final Strings STRINGS = Strings.of(SectionPane.class);
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

  /** What the arrow and the margins take of the title's width. */
  private static final double ARROW = 48;

  /** Whether a fault opens it now: that is no choice of the person's, and not remembered. */
  private boolean opening;

  SectionPane(
      Section section, SetupViewModel model, ObservableValue<String> summary, Node content) {
    String key = section.name().toLowerCase(Locale.ROOT);
    setId("setup-section-" + key);
    setText(STRINGS.text("section." + key));
    setContent(content);
    setExpanded(model.unfolded(section));
    expandedProperty()
        .addListener((open, was, is) -> {
          if (!opening) {
            model.unfold(section, is);
          }
        });
    setAnimated(false);
    setMinWidth(0);
    getStyleClass().add(Styles.DENSE);
    Label name = new Label(getText());
    name.setMinWidth(USE_PREF_SIZE);
    name.getStyleClass().add("section-name");
    Label words = new Label();
    words.setMinWidth(0);
    words.getStyleClass().add("summary");
    words.textProperty().bind(summary);
    words.visibleProperty().bind(expandedProperty().not());
    HBox title = new HBox(name, words);
    title.getStyleClass().add("section-title");
    title.maxWidthProperty().bind(widthProperty().subtract(ARROW));
    setGraphic(title);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    model
        .misfit()
        .subscribe(misfit -> {
          boolean faulty = misfit.filter(m -> m.section() == section).isPresent();
          pseudoClassStateChanged(FAULTY, faulty);
          if (faulty) {
            opening = true;
            setExpanded(true);
            opening = false;
          }
        });
  }
}
