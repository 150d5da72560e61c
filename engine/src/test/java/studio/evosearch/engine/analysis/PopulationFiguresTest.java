package studio.evosearch.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.model.Picture;

class PopulationFiguresTest {
  @Test
  void effectiveParentsCountThoseWhoMatter() {
    assertEquals(0, Parentage.effectiveParents(LongStream.empty()));
    assertEquals(1, Parentage.effectiveParents(LongStream.of(7, 7, 7)));
    assertEquals(4, Parentage.effectiveParents(LongStream.of(1, 2, 3, 4)), 1e-12);
    assertEquals(2, Parentage.effectiveParents(LongStream.of(1, 1, 9, 9)), 1e-12);
    // Shares of 1/2, 1/4, 1/4: 1 / (1/4 + 1/16 + 1/16).
    assertEquals(8.0 / 3, Parentage.effectiveParents(LongStream.of(1, 1, 2, 3)), 1e-12);
  }

  @Test
  void diversityIsTheMeanSquaredDistanceOfPairs() {
    Random random = new Random(3);
    List<float[]> features = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byte[] rgb = new byte[16 * 16 * 3];
      random.nextBytes(rgb);
      features.add(PictureFeature.of(new Picture(16, 16, rgb)));
    }
    double sum = 0;
    for (int i = 0; i < features.size(); i++) {
      for (int j = 0; j < i; j++) {
        for (int k = 0; k < 192; k++) {
          double d = features.get(i)[k] - features.get(j)[k];
          sum += d * d;
        }
      }
    }
    assertEquals(sum / 66, Diversity.meanPairwise(features), 1e-6);
  }

  @Test
  void diversityHasItsEnds() {
    float[] a = {1, 0};
    float[] b = {0, 1};
    assertEquals(0, Diversity.meanPairwise(List.of(a, a, a)));
    assertEquals(2, Diversity.meanPairwise(List.of(a, b)));
    assertEquals(4, Diversity.meanPairwise(List.of(a, new float[] {-1, 0})));
    assertEquals(Double.NaN, Diversity.meanPairwise(List.of(a)));
    assertEquals(Double.NaN, Diversity.meanPairwise(List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> Diversity.meanPairwise(List.of(a, new float[3])));
  }

  /** Left half of one grey, right half of another. */
  private static Picture halves(int width, int height, int left, int right) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % width < width / 2 ? left : right);
    }
    return new Picture(width, height, rgb);
  }

  @Test
  void aFeatureTellsLayoutWhateverSizeAndContrast() {
    float[] feature = PictureFeature.of(halves(64, 64, 0, 200));
    float unit = (float) (1 / Math.sqrt(192));
    assertEquals(-unit, feature[0], 1e-6);
    assertEquals(unit, feature[191], 1e-6);
    assertArrayEquals(feature, PictureFeature.of(halves(8, 8, 90, 110)), 1e-6f);
    assertArrayEquals(feature, PictureFeature.of(halves(2, 1, 10, 20)), 1e-6f);
    assertArrayEquals(feature, PictureFeature.of(halves(100, 37, 10, 20)), 1e-6f);
    assertArrayEquals(new float[192], PictureFeature.of(halves(13, 7, 200, 200)));
  }

  @Test
  void pixelsOnABorderCountForBothSides() {
    // 12 pixels a row: a cell is one and a half of them.
    byte[] rgb = new byte[12 * 3];
    rgb[3] = (byte) 240;
    float[] feature = PictureFeature.of(new Picture(12, 1, rgb));
    // Red of the first two cells: 0.5 of 1.5 pixels each, 80; the rest 0; the mean 160 / 24.
    assertEquals(80 - 160.0 / 24, feature[0] * 80 / (feature[0] - feature[1]), 1e-3);
    assertEquals(feature[0], feature[3], 1e-6);
    assertEquals(feature[1], feature[6], 1e-6);
  }
}
