package studio.evosearch.engine.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jcodec.api.SequenceEncoder;
import org.jcodec.common.model.ColorSpace;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/** Pictures after one another as an H.264 film in an MP4 file, each held for a while. */
public final class Film {
  /** How long a picture is looked at. */
  public static final double SECONDS_A_PICTURE = 0.8;

  /** Pictures change rarely, and every frame costs time. */
  private static final int FRAMES_A_SECOND = 5;

  private static final int LONGEST_SIDE = 1024;

  /** What is smaller than this is hard to see, and grows by a whole factor. */
  private static final int SMALLEST_SIDE = 512;

  private Film() {}

  /**
   * Writes a film; the file is whole or not there.
   *
   * @param pictures in their order, at least one; those of another size than the first are fitted
   * @param seconds how long each stays; the last stays three times as long
   * @throws IOException when it cannot be written
   */
  public static void write(Path file, List<Picture> pictures, double seconds) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      encode(draft, pictures, seconds);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void encode(Path file, List<Picture> pictures, double seconds) throws IOException {
    Picture first = sized(pictures.getFirst());
    SequenceEncoder encoder = SequenceEncoder.createSequenceEncoder(file.toFile(), FRAMES_A_SECOND);
    int hold = (int) Math.max(1, Math.round(seconds * FRAMES_A_SECOND));
    for (int i = 0; i < pictures.size(); i++) {
      var frame = frame(sized(pictures.get(i)), first.width() & ~1, first.height() & ~1);
      int times = i + 1 < pictures.size() ? hold : 3 * hold;
      for (int n = 0; n < times; n++) {
        encoder.encodeNativeFrame(frame);
      }
    }
    encoder.finish();
  }

  /**
   * The best of each generation that has a finished picture; one that stays best is shown again.
   *
   * @throws BadRunException when there is none
   */
  public static List<Picture> bestOfEach(RunStore store, RunReport report) {
    List<Picture> pictures = new ArrayList<>();
    int steps = report.spec().steps();
    for (RunReport.GenerationLine line : report.generations()) {
      report
          .members(line)
          .filter(member -> member.end() == steps && Double.isFinite(member.reward()))
          .max((a, b) -> Double.compare(a.reward(), b.reward()))
          .ifPresent(best -> pictures.add(RunPictures.of(store, best.id())));
    }
    if (pictures.isEmpty()) {
      throw new BadRunException(report.run() + ": has no finished picture to make a film of");
    }
    return pictures;
  }

  private static Picture sized(Picture picture) {
    int longer = Math.max(picture.width(), picture.height());
    int factor = (SMALLEST_SIDE + longer - 1) / longer;
    return Thumbnail.of(picture, Math.min(LONGEST_SIDE, longer * factor));
  }

  /** A frame with even sides, as the codec wants them; jcodec's bytes are 128 too small. */
  private static org.jcodec.common.model.Picture frame(Picture picture, int width, int height) {
    var frame = org.jcodec.common.model.Picture.create(width, height, ColorSpace.RGB);
    byte[] to = frame.getPlaneData(0);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = x * picture.width() / width;
        int row = y * picture.height() / height;
        for (int channel = 0; channel < 3; channel++) {
          to[(y * width + x) * 3 + channel] = (byte) (picture.at(column, row, channel) - 128);
        }
      }
    }
    return frame;
  }
}
