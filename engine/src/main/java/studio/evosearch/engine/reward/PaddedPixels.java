package studio.evosearch.engine.reward;

import studio.evosearch.engine.model.Picture;

/**
 * HPSv2's input: the longest side resized, the rest of the square black, so that nothing of the
 * picture is cut off. Its repository resizes tensors (ResizeMaxSize in src/open_clip/transform.py),
 * which torchvision from 0.17 on does with antialiasing.
 */
record PaddedPixels(int size, Normalisation normalisation) implements PixelInput {
  @Override
  public long[] shape() {
    return new long[] {3, size, size};
  }

  @Override
  public void write(Picture picture, float[] batch, int start) {
    double scale = size / (double) Math.max(picture.width(), picture.height());
    int width = Math.max(1, (int) Math.rint(picture.width() * scale));
    int height = Math.max(1, (int) Math.rint(picture.height() * scale));
    int left = (size - width) / 2;
    int top = (size - height) / 2;
    for (int channel = 0; channel < 3; channel++) {
      double[] resized = FloatResize.bicubic(picture, channel, width, height);
      int at = start + channel * size * size;
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          boolean inside = x >= left && x < left + width && y >= top && y < top + height;
          double value = inside ? resized[(y - top) * width + x - left] : 0;
          batch[at++] = normalisation.of(channel, value);
        }
      }
    }
  }
}
