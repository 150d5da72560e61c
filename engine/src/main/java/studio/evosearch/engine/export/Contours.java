package studio.evosearch.engine.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import studio.evosearch.engine.analysis.PlaneField;

/** Lines along which a field on a grid has a value, by marching squares. */
public final class Contours {
  private static final int LEVELS = 9;

  /** A short piece of a line, in the coordinates of the plane; y grows upwards. */
  public record Piece(double fromX, double fromY, double toX, double toY) {}

  private record Spot(double x, double y) {}

  private Contours() {}

  /** Lines of equal reward, closer together near the top, where the search ends. */
  public static List<Piece> of(PlaneField field) {
    Scale over = Scale.of(Arrays.stream(field.reward()).flatMapToDouble(Arrays::stream));
    return IntStream.rangeClosed(1, LEVELS)
        .mapToDouble(i -> over.low() + (1 - Math.pow(1 - i / (LEVELS + 1.0), 2)) * over.range())
        .boxed()
        .flatMap(level -> at(field, level).stream())
        .toList();
  }

  /** The line along which the reward has a value. */
  public static List<Piece> at(PlaneField field, double reward) {
    double node = 2 * field.extent() / (field.reward().length - 1);
    double edge = field.extent();
    return of(field.reward(), reward).stream()
        .map(piece ->
            new Piece(
                piece.fromX() * node - edge,
                piece.fromY() * node - edge,
                piece.toX() * node - edge,
                piece.toY() * node - edge))
        .toList();
  }

  /**
   * The short pieces that a line is made of, one or two in every cell that it crosses.
   *
   * @param field {@code [row][column]}, a node each
   * @return x in columns and y in rows
   */
  static List<Piece> of(double[][] field, double level) {
    List<Piece> pieces = new ArrayList<>();
    for (int row = 0; row + 1 < field.length; row++) {
      for (int column = 0; column + 1 < field[row].length; column++) {
        List<Spot> crossings = crossings(field, row, column, level);
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
          Spot from = crossings.get(i);
          Spot to = crossings.get(i + 1);
          pieces.add(new Piece(from.x(), from.y(), to.x(), to.y()));
        }
      }
    }
    return pieces;
  }

  /** Where the line crosses a cell's sides, all around: none, two, or four about a saddle. */
  private static List<Spot> crossings(double[][] field, int row, int column, double level) {
    int[][] corners = {{0, 0}, {0, 1}, {1, 1}, {1, 0}};
    List<Spot> crossings = new ArrayList<>();
    for (int side = 0; side < 4; side++) {
      int[] from = corners[side];
      int[] to = corners[(side + 1) % 4];
      double a = field[row + from[0]][column + from[1]] - level;
      double b = field[row + to[0]][column + to[1]] - level;
      if (a < 0 != b < 0) {
        double share = a / (a - b);
        crossings.add(
            new Spot(
                column + from[1] + share * (to[1] - from[1]),
                row + from[0] + share * (to[0] - from[0])));
      }
    }
    return crossings;
  }
}
