package studio.evosearch.engine.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import studio.evosearch.engine.model.Picture;

/** Lays a contact sheet out from top to bottom, twice: to find its height, then to draw it. */
final class SheetPainter {
  static {
    NoScreen.needed();
  }

  private static final int MARGIN = 32;
  private static final int GAP = 14;
  private static final int SMALLEST_CELL = 160;
  private static final int LARGEST_CELL = 320;
  private static final int WIDEST_ROW = 8;
  private static final int NARROWEST = 520;

  private static final Color PAPER = new Color(0xFAFAF8);
  private static final Color INK = new Color(0x1F2328);
  private static final Color FAINT = new Color(0x656D76);
  private static final Color RULE = new Color(0xD8DADD);
  private static final Color MARK = new Color(0xD9541E);

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 22);
  private static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Font ROW = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font CAPTION = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private final ContactSheet sheet;

  /** The pictures at the size they are shown; one picture at a time is whole in memory. */
  private final IdentityHashMap<ContactSheet.Cell, BufferedImage> shown = new IdentityHashMap<>();

  private final int cellWidth;
  private final int cellHeight;
  private final int columns;
  private final int width;

  SheetPainter(ContactSheet sheet) {
    this.sheet = sheet;
    for (ContactSheet.Row row : sheet.rows()) {
      row.cells().forEach(cell -> shown.put(cell, scaled(cell.picture().get())));
    }
    int widest = shown.values().stream().mapToInt(BufferedImage::getWidth).max().orElseThrow();
    int highest = shown.values().stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
    int longest = sheet.rows().stream().mapToInt(row -> row.cells().size()).max().orElseThrow();
    cellWidth = widest;
    cellHeight = highest;
    columns = Math.min(longest, WIDEST_ROW);
    width = Math.max(NARROWEST, 2 * MARGIN + columns * (cellWidth + GAP) - GAP);
  }

  Picture draw() {
    int height = paint(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    paint(image);
    return Picture.of(image);
  }

  /** Answers the height it needs. */
  private int paint(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setColor(PAPER);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      int y = MARGIN;
      y = lines(g, TITLE, INK, sheet.title(), y);
      y = lines(g, SUBTITLE, FAINT, sheet.subtitle(), y + 4);
      for (ContactSheet.Row row : sheet.rows()) {
        y = row(g, row, y + 12);
      }
      return y - GAP + MARGIN;
    } finally {
      g.dispose();
    }
  }

  private int row(Graphics2D g, ContactSheet.Row row, int top) {
    int y = top;
    if (!row.name().isEmpty()) {
      g.setColor(RULE);
      g.fillRect(MARGIN, y, width - 2 * MARGIN, 1);
      y = lines(g, ROW, INK, row.name(), y + 8) + 6;
    }
    FontMetrics metrics = g.getFontMetrics(CAPTION);
    int lineHeight = cellHeight + 5 + metrics.getHeight() + GAP;
    for (int i = 0; i < row.cells().size(); i++) {
      int line = i / columns;
      int x = MARGIN + i % columns * (cellWidth + GAP);
      cell(g, row.cells().get(i), x, y + line * lineHeight);
    }
    return y + (row.cells().size() + columns - 1) / columns * lineHeight;
  }

  private void cell(Graphics2D g, ContactSheet.Cell cell, int x, int y) {
    BufferedImage picture = Objects.requireNonNull(shown.get(cell));
    int w = picture.getWidth();
    int h = picture.getHeight();
    int left = x + (cellWidth - w) / 2;
    int top = y + (cellHeight - h) / 2;
    g.drawImage(picture, left, top, null);
    if (cell.marked()) {
      g.setColor(MARK);
      g.setStroke(new BasicStroke(3));
      g.drawRect(left - 2, top - 2, w + 3, h + 3);
    }
    g.setFont(CAPTION);
    g.setColor(cell.marked() ? MARK : INK);
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(fitted(cell.caption(), metrics), x, y + cellHeight + 5 + metrics.getAscent());
  }

  /** Draws a text in as many lines as it needs; answers where the next thing goes. */
  private int lines(Graphics2D g, Font font, Color colour, String text, int top) {
    g.setFont(font);
    g.setColor(colour);
    FontMetrics metrics = g.getFontMetrics();
    int y = top;
    for (String line : wrapped(text, metrics)) {
      g.drawString(line, MARGIN, y + metrics.getAscent());
      y += metrics.getHeight();
    }
    return y;
  }

  private List<String> wrapped(String text, FontMetrics metrics) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width - 2 * MARGIN) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private String fitted(String caption, FontMetrics metrics) {
    String fitted = caption;
    for (int length = caption.length(); metrics.stringWidth(fitted) > cellWidth; length--) {
      fitted = caption.substring(0, Math.max(0, length - 1)).stripTrailing() + "…";
    }
    return fitted;
  }

  /** Small pictures grow by a whole factor, with hard pixels; large ones shrink smoothly. */
  private static BufferedImage scaled(Picture picture) {
    BufferedImage image = picture.toImage();
    int w = shownWidth(picture);
    int h = shownHeight(picture);
    if (w == picture.width()) {
      return image;
    }
    int how = w > picture.width() ? Image.SCALE_REPLICATE : Image.SCALE_AREA_AVERAGING;
    BufferedImage scaled = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = scaled.createGraphics();
    try {
      g.drawImage(image.getScaledInstance(w, h, how), 0, 0, null);
    } finally {
      g.dispose();
    }
    return scaled;
  }

  private static double scale(Picture picture) {
    int longer = Math.max(picture.width(), picture.height());
    if (longer > LARGEST_CELL) {
      return (double) LARGEST_CELL / longer;
    }
    int factor = (SMALLEST_CELL + longer - 1) / longer;
    return factor;
  }

  private static int shownWidth(Picture picture) {
    return Math.max(1, (int) Math.round(picture.width() * scale(picture)));
  }

  private static int shownHeight(Picture picture) {
    return Math.max(1, (int) Math.round(picture.height() * scale(picture)));
  }
}
