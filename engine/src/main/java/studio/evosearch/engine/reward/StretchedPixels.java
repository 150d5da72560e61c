package studio.evosearch.engine.reward;

import studio.evosearch.engine.model.Picture;

/** A square input that shows the whole picture, its sides stretched as they need (bicubic). */
record StretchedPixels(int size, Normalisation normalisation) implements PixelInput {
  @Override
  public long[] shape() {
    return new long[] {3, size, size};
  }

  @Override
  public void write(Picture picture, float[] batch, int start) {
    Picture fitting = PillowResize.bicubic(picture, size, size);
    int at = start;
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          batch[at++] = normalisation.of(channel, fitting.at(x, y, channel));
        }
      }
    }
  }
}
