package studio.evosearch.app.chart;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.FlowPane;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.engine.run.RunReport;

/** The other runs in the chart. */
final class OverlayBar extends FlowPane {
  private final ChartWords words;
  private final Overlays overlays;
  private final Map<Path, OverlayEntry> entries = new HashMap<>();

  OverlayBar(ChartWords words, Overlays overlays) {
    this.words = words;
    this.overlays = overlays;
    getStyleClass().add("reward-overlays");
    setManaged(false);
  }

  /** Lists them as they stand against the run on show. */
  void show(RunReport run, Palette palette) {
    entries.keySet().removeIf(folder -> !overlays.contains(folder));
    List<OverlayEntry> now = overlays.all().stream().map(o -> entry(o, run, palette)).toList();
    // Entries keep the keyboard's focus as long as they stay.
    if (!getChildren().equals(now)) {
      getChildren().setAll(now);
    }
    setManaged(!now.isEmpty());
  }

  private OverlayEntry entry(Overlay overlay, RunReport run, Palette palette) {
    OverlayEntry entry =
        entries.computeIfAbsent(overlay.folder(), f -> new OverlayEntry(overlay, words, overlays));
    entry.show(overlay, run, palette);
    return entry;
  }
}
