package studio.evosearch.app.setup;

import atlantafx.base.controls.Popover;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Strings;

/** A model's card to read: its Markdown, with headings set apart. */
final class CardPopover extends Popover {
  private static final Strings STRINGS = Strings.of(CardPopover.class);
  private static final double WIDTH = 520;

  /**
   * @param markdown may be empty, for a model without a card
   */
  CardPopover(String name, String markdown) {
    VBox lines = new VBox(4);
    String text = markdown.isEmpty() ? STRINGS.text("model.noCard") : markdown;
    for (String paragraph : text.split("\\n(?=#)|\\n\\s*\\n")) {
      lines.getChildren().add(paragraph(paragraph.strip()));
    }
    lines.setStyle("-fx-padding: 0 12 12 0");
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setPrefSize(WIDTH, 420);
    scroll.setAccessibleText(name);
    setContentNode(scroll);
    setTitle(name);
    setHeaderAlwaysVisible(true);
    setArrowLocation(ArrowLocation.LEFT_TOP);
    setDetachable(false);
  }

  private static Label paragraph(String text) {
    boolean heading = text.startsWith("#");
    Label label = new Label(heading ? text.replaceFirst("#+\\s*", "") : text);
    label.setWrapText(true);
    label.setMaxWidth(WIDTH);
    if (heading) {
      label.getStyleClass().add("title-4");
    }
    return label;
  }
}
