package studio.evosearch.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void whatIsWrittenIsReadAgain() throws Csv.QuoteException {
    List<String> fields = List.of("plain", "", "a, b", "say \"x\"", "two\nlines", "end\r");
    assertEquals(
        List.of(new Csv.Row(1, fields), new Csv.Row(3, List.of("1", "2"))),
        Csv.parse(Csv.line(fields) + "\n1,2\n"));
  }
}
