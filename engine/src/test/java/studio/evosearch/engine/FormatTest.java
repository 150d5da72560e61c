package studio.evosearch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every source file is formatted by google-java-format; with -Dformat.write=true it is made so. */
class FormatTest {
  @Test
  void everySourceFileIsFormatted() throws Exception {
    boolean write = Boolean.getBoolean("format.write");
    List<String> unformatted = new ArrayList<>();
    for (String module : List.of("engine", "app", "installer")) {
      try (var files = Files.walk(Path.of("..", module, "src"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          String formatted =
              new Formatter()
                  .formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(source));
          if (!formatted.equals(source)) {
            if (write) {
              Files.writeString(file, formatted);
            } else {
              unformatted.add(file.normalize().toString());
            }
          }
        }
      }
    }
    assertEquals(
        List.of(), unformatted, "run: mvn -pl engine test -Dtest=FormatTest -Dformat.write=true");
  }
}
