package studio.evosearch.engine.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.LatentMap.Point;
import studio.evosearch.engine.analysis.PlaneField;
import studio.evosearch.engine.analysis.StateFeatures;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/**
 * Writes a map of latents for others to use: figures by reward and by generation as PNG and SVG,
 * its points as CSV, and the files of TensorBoard's projector.
 */
public final class MapFiles {
  private final RunStore store;
  private final RunReport report;
  private final LatentMap map;
  private final Optional<PlaneField> field;

  /**
   * @param report of the same run
   * @param map of it
   * @param field what lies under a toy's points
   */
  public MapFiles(RunStore store, RunReport report, LatentMap map, Optional<PlaneField> field) {
    this.store = store;
    this.report = report;
    this.map = map;
    this.field = field;
  }

  /**
   * Writes the figures and {@code map.csv}, over what was there.
   *
   * @param folder made where it is missing
   * @return the files
   */
  public List<Path> write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (MapFigure.Colouring colouring : MapFigure.Colouring.values()) {
      MapFigure figure = new MapFigure(map, report, colouring, field);
      String name = "map-" + colouring;
      files.add(Files.write(folder.resolve(name + ".png"), Png.encode(figure.picture())));
      files.add(Files.writeString(folder.resolve(name + ".svg"), figure.svg()));
    }
    files.add(Files.writeString(folder.resolve("map.csv"), csv(map, report)));
    return files;
  }

  /**
   * The points as a CSV file: id, generation, x, y, fitness, every reward, parent, elite or not.
   *
   * @param report of the map's run
   */
  public static String csv(LatentMap map, RunReport report) {
    return MapTable.of(map, report).csv();
  }

  /**
   * Writes what TensorBoard's projector reads, over what was there: {@code tensors.tsv} (principal
   * components), {@code metadata.tsv}, {@code sprite.png} and {@code projector_config.pbtxt}.
   *
   * @param folder made where it is missing
   * @param features that the map was made of
   * @return the files
   * @throws studio.evosearch.engine.run.RunException when a picture cannot be read
   */
  public List<Path> writeProjector(Path folder, StateFeatures features) throws IOException {
    Files.createDirectories(folder);
    Path tensors = folder.resolve("tensors.tsv");
    try (BufferedWriter out = Files.newBufferedWriter(tensors)) {
      for (float[] row : features.components()) {
        List<String> values = new ArrayList<>();
        for (float value : row) {
          values.add(String.valueOf(value));
        }
        out.write(String.join("\t", values) + "\n");
      }
    }
    Path metadata =
        Files.writeString(folder.resolve("metadata.tsv"), MapTable.of(map, report).tsv());
    Sprite sprite = Sprite.of(map.points().stream().map(Point::id).toList(), this::picture);
    Path pictures = Files.write(folder.resolve("sprite.png"), Png.encode(sprite.picture()));
    Path config =
        Files.writeString(
            folder.resolve("projector_config.pbtxt"),
            """
            embeddings {
              tensor_name: "latents"
              tensor_path: "tensors.tsv"
              metadata_path: "metadata.tsv"
              sprite {
                image_path: "sprite.png"
                single_image_dim: %1$d
                single_image_dim: %1$d
              }
            }
            """
                .formatted(sprite.cell()));
    return List.of(tensors, metadata, pictures, config);
  }

  private Picture picture(long id) {
    try {
      return Png.decode(store.png(id));
    } catch (IOException e) {
      throw new RunException(store.picture(id) + ": " + e.getMessage(), e);
    }
  }
}
