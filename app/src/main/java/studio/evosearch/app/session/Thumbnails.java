package studio.evosearch.app.session;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.image.Image;

/**
 * Pictures of the candidates in sight: what one painting asked for and the next does not is
 * dropped.
 */
public final class Thumbnails {
  private static final List<Integer> SIZES = List.of(64, 128, 256);

  private final Pictures pictures;
  private final Runnable arrived;

  /** What the newest painting has to do without, and the painting under way. */
  private final Set<Pictures.Key> missing = new HashSet<>();

  private final Set<Pictures.Key> asked = new HashSet<>();

  /**
   * @param arrived hears that there are more pictures
   */
  public Thumbnails(Pictures pictures, Runnable arrived) {
    this.pictures = pictures;
    this.arrived = arrived;
  }

  /** A painting begins. */
  public void begin() {
    asked.clear();
  }

  /**
   * A candidate's picture, if need be one of another size until that has come.
   *
   * @param pixels how large it is shown
   */
  public Optional<Image> picture(Path run, long candidate, double pixels) {
    int size = SIZES.stream().filter(s -> s >= pixels).findFirst().orElse(SIZES.getLast());
    Pictures.Key key = new Pictures.Key(run, candidate, size);
    Optional<Image> here = pictures.kept(key);
    if (here.isPresent()) {
      return here;
    }
    asked.add(key);
    return SIZES.stream()
        .flatMap(s -> pictures.kept(new Pictures.Key(run, candidate, s)).stream())
        .findFirst();
  }

  /** A painting has ended: asks for what it had to do without. */
  public void end() {
    missing.retainAll(asked);
    for (Pictures.Key key : asked) {
      if (missing.add(key)) {
        pictures.request(key, () -> missing.contains(key), image -> arrived.run());
      }
    }
  }
}
