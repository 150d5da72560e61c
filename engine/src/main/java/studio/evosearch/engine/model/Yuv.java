package studio.evosearch.engine.model;

import org.jcodec.common.model.ColorSpace;

/**
 * Pictures as the H.264 codec takes them: ITU-R BT.601 in the narrow range 16..235, which players
 * expect of a file that says nothing of its colours. The codec's own name for the planes, YUV420J,
 * is that of the full range; it writes none into the file. Its bytes are 128 too small.
 */
final class Yuv {
  private static final double SCALE = 219.0 / 255;
  private static final double CHROMA_SCALE = 224.0 / 255;
  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  private Yuv() {}

  /** A frame with even sides: an odd one loses a pixel, and a single one is doubled. */
  static org.jcodec.common.model.Picture of(Picture picture) {
    int width = Math.max(2, picture.width() & ~1);
    int height = Math.max(2, picture.height() & ~1);
    var frame = org.jcodec.common.model.Picture.create(width, height, ColorSpace.YUV420J);
    byte[] luma = frame.getPlaneData(0);
    for (int y = 0; y < height; y += 2) {
      for (int x = 0; x < width; x += 2) {
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int i = 0; i < 4; i++) {
          int column = Math.min(x + (i & 1), picture.width() - 1);
          int row = Math.min(y + (i >> 1), picture.height() - 1);
          int r = picture.at(column, row, 0);
          int g = picture.at(column, row, 1);
          int b = picture.at(column, row, 2);
          luma[(y + (i >> 1)) * width + x + (i & 1)] =
              stored(16 + SCALE * (RED * r + GREEN * g + BLUE * b));
          red += r / 4.0;
          green += g / 4.0;
          blue += b / 4.0;
        }
        double light = RED * red + GREEN * green + BLUE * blue;
        int at = y / 2 * (width / 2) + x / 2;
        frame.getPlaneData(1)[at] = stored(128 + CHROMA_SCALE * (blue - light) / (2 - 2 * BLUE));
        frame.getPlaneData(2)[at] = stored(128 + CHROMA_SCALE * (red - light) / (2 - 2 * RED));
      }
    }
    return frame;
  }

  /** The colours of a decoded frame. */
  static Picture picture(org.jcodec.common.model.Picture frame) {
    int width = frame.getWidth();
    int height = frame.getHeight();
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int chroma = y / 2 * frame.getPlaneWidth(1) + x / 2;
        double light = (frame.getPlaneData(0)[y * frame.getPlaneWidth(0) + x] + 112) / SCALE;
        double blue = frame.getPlaneData(1)[chroma] / CHROMA_SCALE * (2 - 2 * BLUE);
        double red = frame.getPlaneData(2)[chroma] / CHROMA_SCALE * (2 - 2 * RED);
        int at = (y * width + x) * 3;
        rgb[at] = shown(light + red);
        rgb[at + 1] = shown(light - (BLUE * blue + RED * red) / GREEN);
        rgb[at + 2] = shown(light + blue);
      }
    }
    return new Picture(width, height, rgb);
  }

  private static byte stored(double value) {
    return (byte) (Math.round(value) - 128);
  }

  private static byte shown(double value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }
}
