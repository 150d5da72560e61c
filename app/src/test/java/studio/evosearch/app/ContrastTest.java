package studio.evosearch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.fx.Palette;

class ContrastTest {
  @Test
  void ratiosAreThoseOfTheGuidelines() {
    assertEquals(21, Contrast.ratio(Color.BLACK, Color.WHITE), 1e-9);
    assertEquals(1, Contrast.ratio(Color.RED, Color.RED), 1e-9);
    // The guidelines' own examples of the least grey and the least red that pass on white.
    assertEquals(4.54, Contrast.ratio(Color.web("#767676"), Color.WHITE), 0.005);
    assertEquals(4.0, Contrast.ratio(Color.web("#ff0000"), Color.WHITE), 0.005);
  }

  @Test
  void aTranslucentColourTakesOnWhatLiesBehindIt() {
    assertEquals(Color.color(0.25, 0.25, 0.25), Contrast.over(Color.gray(0, 0.75), Color.WHITE));
    assertEquals(Color.WHITE, Contrast.over(Color.TRANSPARENT, Color.WHITE));
    assertEquals(Color.RED, Contrast.over(Color.RED, Color.WHITE));
  }

  @Test
  void whatIsWrittenInCodeStandsOut() {
    for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
      for (Color ground : List.of(palette.background(), palette.raised())) {
        Stream.concat(
                Stream.of(palette.text(), palette.muted(), palette.gain(), palette.loss()),
                Stream.concat(
                    Stream.of(palette.warning(), palette.accent()), palette.series().stream()))
            .forEach(ink ->
                assertTrue(
                    Contrast.ratio(ink, ground) >= 4.5,
                    () -> ink + " on " + ground + ": " + Contrast.ratio(ink, ground)));
      }
    }
  }
}
