package studio.evosearch.app.lineage;

import javafx.scene.paint.Color;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Palette;

/** What a node is marked with, the most telling first. */
enum Mark {
  /** The best so far. */
  BEST,
  /** Carried over into the generation on show. */
  ELITE,
  PINNED,
  LIKED,
  DISLIKED,
  REJECTED;

  Ikon icon() {
    return switch (this) {
      case BEST -> Material2AL.EMOJI_EVENTS;
      case ELITE -> Material2MZ.STAR;
      case PINNED -> Material2MZ.PUSH_PIN;
      case LIKED -> Material2AL.FAVORITE;
      case DISLIKED -> Material2MZ.THUMB_DOWN;
      case REJECTED -> Material2AL.BLOCK;
    };
  }

  Color colour(Palette palette) {
    return switch (this) {
      case BEST, ELITE -> palette.warning();
      case PINNED -> palette.accent();
      case LIKED, REJECTED -> palette.loss();
      case DISLIKED -> palette.muted();
    };
  }
}
