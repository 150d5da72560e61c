package studio.evosearch.app.setup;

import atlantafx.base.controls.Popover;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Strings;

/** A model's card to read: its Markdown with headings and tables set apart. */
final class CardPopover extends Popover {
  private static final Strings STRINGS = Strings.of(CardPopover.class);
  private static final double WIDTH = 520;
  private static final double HEIGHT = 420;

  /**
   * @param markdown may be empty, for a model without a card
   */
  CardPopover(String name, String markdown) {
    String text = markdown.isEmpty() ? STRINGS.text("model.noCard") : markdown;
    VBox paragraphs = new VBox();
    paragraphs.getStyleClass().add("model-text");
    for (String paragraph : text.split("\\n(?=#)|\\n\\s*\\n", -1)) {
      paragraphs.getChildren().add(paragraph(paragraph));
    }
    ScrollPane scroll = new ScrollPane(paragraphs);
    scroll.setFitToWidth(true);
    scroll.setPrefSize(WIDTH, HEIGHT);
    scroll.setAccessibleText(name);
    scroll.getStylesheets().add(String.valueOf(SetupView.class.getResource("setup.css")));
    setContentNode(scroll);
    setTitle(name);
    setHeaderAlwaysVisible(true);
    setArrowLocation(ArrowLocation.LEFT_TOP);
    setDetachable(false);
  }

  private static Label paragraph(String text) {
    boolean heading = text.startsWith("#");
    boolean set = text.lines().anyMatch(line -> line.matches("( {4}|\\||```).*"));
    Label label = new Label(heading ? text.replaceFirst("#+\\s*", "") : set ? text : flowing(text));
    label.setWrapText(true);
    if (heading) {
      label.getStyleClass().add("title-4");
    } else if (set) {
      label.getStyleClass().add("set");
    }
    return label;
  }

  /** Lines of one sentence joined; items of a list stay apart. */
  private static String flowing(String text) {
    return text.strip().replaceAll("\\n\\s*(?![-*+] |\\d+\\. )", " ");
  }
}
