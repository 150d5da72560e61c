package studio.evosearch.engine.reward;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import studio.evosearch.engine.model.Picture;

/** How little a picture can be compressed: DDPO's incompressibility (arXiv 2305.13301, 4.1). */
final class JpegSize {
  private JpegSize() {}

  /** The length of the picture's JPEG file at quality 95 of 100, in thousands of bytes. */
  static double kilobytes(Picture picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(0.95f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture.toImage(), null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("writing a JPEG into memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.size() / 1000.0;
  }
}
