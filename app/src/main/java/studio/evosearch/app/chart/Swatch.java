package studio.evosearch.app.chart;

import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** What a line or dot of the chart looks like, in the legend. */
final class Swatch extends Region {
  /** Its form. */
  enum Form {
    LINE(14, 3),
    BAND(14, 9),
    DOT(6, 6),
    RULE(2, 11);

    private final double width;
    private final double height;

    Form(double width, double height) {
      this.width = width;
      this.height = height;
    }
  }

  Swatch(Form form) {
    setMinSize(form.width, form.height);
    setMaxSize(form.width, form.height);
  }

  void paint(Color colour) {
    setBackground(new Background(new BackgroundFill(colour, new CornerRadii(3), null)));
  }
}
