package studio.evosearch.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import studio.evosearch.engine.model.Picture;

class CanvasTest {
  private static void draw(Canvas canvas) {
    canvas.picture(0, 0, 40, 20, new Picture(1, 1, new byte[] {0, 0, (byte) 255}));
    canvas.area(new double[] {0, 20, 20, 0}, new double[] {0, 0, 10, 10}, 0xFF0000, 1);
    canvas.dot(30, 10, 5, 0x00FF00, 1);
    canvas.line(0, 15, 40, 15, 0x000000, 2);
    canvas.text(20, 12, "a < b & c", 8, Canvas.Anchor.MIDDLE, 0xFFFFFF);
  }

  @Test
  void pixelsComeToLieWhereTheyAreDrawn() {
    RasterCanvas canvas = new RasterCanvas(40, 20);
    draw(canvas);
    Picture picture = canvas.picture();
    assertEquals(80, picture.width());
    assertEquals(0xFF0000, colour(picture, 4, 4));
    assertEquals(0x00FF00, colour(picture, 60, 16));
    assertEquals(0x0000FF, colour(picture, 75, 4));
    assertEquals(0x000000, colour(picture, 40, 30));
  }

  private static int colour(Picture picture, int x, int y) {
    return picture.at(x, y, 0) << 16 | picture.at(x, y, 1) << 8 | picture.at(x, y, 2);
  }

  @Test
  void svgIsWellFormedAndHoldsTheSame()
      throws ParserConfigurationException, IOException, SAXException {
    SvgCanvas canvas = new SvgCanvas(40, 20);
    draw(canvas);
    Element svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(canvas.svg())))
            .getDocumentElement();
    assertEquals("0 0 40 20", svg.getAttribute("viewBox"));
    assertEquals("a < b & c", svg.getElementsByTagName("text").item(0).getTextContent());
    Element dot = (Element) svg.getElementsByTagName("circle").item(0);
    assertEquals(
        "30 10 5",
        dot.getAttribute("cx") + " " + dot.getAttribute("cy") + " " + dot.getAttribute("r"));
    assertTrue(canvas.svg().contains("points=\"0,0 20,0 20,10 0,10\" fill=\"#ff0000\""));
  }
}
