package studio.evosearch.app.fx;

import java.util.List;
import org.kordamp.ikonli.Ikon;

/**
 * What a cell of a {@link ThumbnailGrid} says about its item, the picture aside.
 *
 * @param caption over the picture's foot, such as its fitness
 * @param number at the foot's other end, where there is room for it
 * @param words all of it in one sentence, for who cannot see the cell
 * @param badges in its upper corner
 * @param veiled whether it is to step back behind the others
 * @param live whether its picture is still in the making; a stored one is asked for when that ends
 */
public record Thumbnail(
    String caption, String number, String words, List<Badge> badges, boolean veiled, boolean live) {
  public Thumbnail {
    badges = List.copyOf(badges);
  }

  /**
   * A small sign.
   *
   * @param style class of its colour in the stylesheet
   */
  public record Badge(Ikon icon, String style) {}
}
