package studio.evosearch.app.latents;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.app.fx.PlaneView;
import studio.evosearch.engine.analysis.PlaneField;
import studio.evosearch.engine.export.Contours;

/** Paints what lies under a toy's points: the prior's density as shade, the reward as contours. */
final class FieldPainter {
  private static final double DARKEST = 0.55;
  private static final double CONTOUR = 0.75;

  private Optional<PlaneField> shaded = Optional.empty();
  private Optional<WritableImage> shade = Optional.empty();

  /** Paints in other colours from now on. */
  void forget() {
    shaded = Optional.empty();
  }

  void paint(GraphicsContext g, PlaneView view, MapPlot plot, Palette palette) {
    plot.field()
        .ifPresent(field -> {
          double left = view.screenX(-field.extent());
          double top = view.screenY(-field.extent());
          double width = view.screenX(field.extent()) - left;
          double height = view.screenY(field.extent()) - top;
          g.setImageSmoothing(true);
          g.drawImage(shade(field, palette), left, top, width, height);
          g.setLineWidth(1);
          g.setGlobalAlpha(CONTOUR);
          g.setStroke(palette.muted());
          g.beginPath();
          for (Contours.Piece piece : plot.contours()) {
            g.moveTo(view.screenX(piece.fromX()), view.screenY(-piece.fromY()));
            g.lineTo(view.screenX(piece.toX()), view.screenY(-piece.toY()));
          }
          g.stroke();
          g.setGlobalAlpha(1);
          g.setStroke(palette.line());
          g.strokeRect(left, top, width, height);
        });
  }

  private WritableImage shade(PlaneField field, Palette palette) {
    if (shade.isEmpty() || !shaded.equals(Optional.of(field))) {
      shaded = Optional.of(field);
      shade = Optional.of(shaded(field.density(), palette.line()));
    }
    return shade.get();
  }

  private static WritableImage shaded(double[][] density, Color darkest) {
    int size = density.length;
    double highest = Arrays.stream(density).flatMapToDouble(Arrays::stream).max().orElse(0);
    int rgb =
        (int) Math.round(darkest.getRed() * 255) << 16
            | (int) Math.round(darkest.getGreen() * 255) << 8
            | (int) Math.round(darkest.getBlue() * 255);
    int[] pixels = new int[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double share = highest == 0 ? 0 : density[size - 1 - row][column] / highest;
        int alpha = (int) Math.round(255 * Math.min(1, DARKEST * 2 * Math.sqrt(share)));
        pixels[row * size + column] = alpha << 24 | rgb;
      }
    }
    WritableImage image = new WritableImage(size, size);
    image
        .getPixelWriter()
        .setPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
    return image;
  }
}
