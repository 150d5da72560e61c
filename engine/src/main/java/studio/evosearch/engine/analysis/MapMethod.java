package studio.evosearch.engine.analysis;

import java.util.Locale;

/** How latents become points of the plane. */
public enum MapMethod {
  /** t-SNE of their leading principal components: who is near whom. */
  TSNE,
  /** Their two leading principal components: a linear view, in which distances mean something. */
  PCA,
  /** As they are: a toy's latents are points of the plane. */
  TOY;

  /** The name, such as {@code tsne}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name as it is written in a text, such as {@code t-SNE}. */
  public String title() {
    return switch (this) {
      case TSNE -> "t-SNE";
      case PCA -> "PCA";
      case TOY -> "plane";
    };
  }
}
