package studio.evosearch.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Finds text that a person with weak eyes could not read: below 4.5:1 on what lies behind it, or
 * 3:1 for large text and icons (WCAG 2.2, 1.4.3 and 1.4.11). What is disabled is exempt, as there.
 */
final class Legibility {
  private static final double TEXT = 4.5;
  private static final double LARGE = 3;

  /** 18 points, and 14 points bold, in pixels. */
  private static final double LARGE_SIZE = 24;

  private static final double LARGE_BOLD_SIZE = 18.66;

  private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

  private Legibility() {}

  /** What is hard to read below a node, a line each: ratio, text, colours and where it is. */
  static List<String> faults(Parent root) {
    return texts(root).flatMap(text -> fault(text).stream()).distinct().toList();
  }

  private static Stream<Text> texts(Node node) {
    if (!node.isVisible()
        || node.isDisabled()
        || node.getPseudoClassStates().contains(UNAVAILABLE)) {
      return Stream.empty();
    }
    if (node instanceof Text text) {
      return Stream.of(text).filter(t -> !t.getText().isBlank());
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream().flatMap(Legibility::texts)
        : Stream.empty();
  }

  private static Optional<String> fault(Text text) {
    double least = least(text);
    return behind(text.getParent())
        .filter(ground -> ratio(text, ground) < least)
        .findFirst()
        .map(ground ->
            String.format(
                Locale.ROOT,
                "%.2f \"%s\" %s on %s in %s",
                ratio(text, ground),
                text instanceof FontIcon icon ? icon.getIconLiteral() : text.getText(),
                text.getFill(),
                ground,
                path(text)));
  }

  private static double least(Text text) {
    double size = text.getFont().getSize();
    boolean bold = text.getFont().getStyle().contains("Bold");
    boolean large = size >= LARGE_SIZE || (bold && size >= LARGE_BOLD_SIZE);
    return large || text instanceof FontIcon ? LARGE : TEXT;
  }

  private static double ratio(Text text, Color ground) {
    Color ink = (Color) text.getFill();
    double opacity = opacity(text) * ink.getOpacity();
    Color seen =
        Contrast.over(Color.color(ink.getRed(), ink.getGreen(), ink.getBlue(), opacity), ground);
    return Contrast.ratio(seen, ground);
  }

  private static double opacity(Node node) {
    Parent parent = node.getParent();
    return node.getOpacity() * (parent == null ? 1 : opacity(parent));
  }

  /** The colours that may lie behind what a node holds: several where one is a gradient. */
  private static Stream<Color> behind(Node node) {
    Parent parent = node.getParent();
    List<Color> colours =
        parent == null ? List.of(ground(node.getScene())) : behind(parent).toList();
    for (Paint paint : fills(node)) {
      colours = paint(paint).flatMap(over(colours, opacity(node))).distinct().toList();
    }
    return colours.stream();
  }

  private static Function<Color, Stream<Color>> over(List<Color> below, double opacity) {
    return colour ->
        below.stream().map(ground -> Contrast.over(colour.deriveColor(0, 1, 1, opacity), ground));
  }

  private static Color ground(Scene scene) {
    return scene.getFill() instanceof Color colour && colour.isOpaque() ? colour : Color.WHITE;
  }

  private static List<Paint> fills(Node node) {
    List<Paint> fills = new ArrayList<>();
    if (node instanceof Region region) {
      Optional.ofNullable(region.getBackground()).map(Background::getFills).stream()
          .flatMap(List::stream)
          .map(BackgroundFill::getFill)
          .forEach(fills::add);
    }
    return fills;
  }

  private static Stream<Color> paint(Paint paint) {
    return switch (paint) {
      case Color colour -> Stream.of(colour);
      case LinearGradient gradient -> gradient.getStops().stream().map(Stop::getColor);
      default -> throw new IllegalArgumentException("a background of " + paint);
    };
  }

  private static String path(Node node) {
    String own =
        node.getClass().getSimpleName()
            + (node.getId() == null ? "" : "#" + node.getId())
            + String.join("", node.getStyleClass().stream().map(s -> "." + s).toList());
    Parent parent = node.getParent();
    return parent == null ? own : path(parent) + " " + own;
  }
}
