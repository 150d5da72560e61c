package studio.evosearch.engine.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Mp4;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.DurableFile;
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
    DurableFile.write(file, Mp4.encode(footage(pictures, seconds)));
  }

  private static Footage footage(List<Picture> pictures, double seconds) {
    Picture first = sized(pictures.getFirst());
    int hold = (int) Math.max(1, Math.round(seconds * FRAMES_A_SECOND));
    List<Picture> frames = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      Picture frame = fitted(sized(pictures.get(i)), first.width(), first.height());
      frames.addAll(Collections.nCopies(i + 1 < pictures.size() ? hold : 3 * hold, frame));
    }
    return new Footage(frames, FRAMES_A_SECOND);
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

  private static Picture fitted(Picture picture, int width, int height) {
    if (picture.width() == width && picture.height() == height) {
      return picture;
    }
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = x * picture.width() / width;
        int row = y * picture.height() / height;
        for (int channel = 0; channel < 3; channel++) {
          rgb[(y * width + x) * 3 + channel] = (byte) picture.at(column, row, channel);
        }
      }
    }
    return new Picture(width, height, rgb);
  }
}
