package studio.evosearch.app.controls;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;

/** Memory of the studio's own heap, and what the machine has left, looked at every two seconds. */
final class MemoryLabel extends Label {
  private static final Strings STRINGS = Strings.of(MemoryLabel.class);

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  MemoryLabel() {
    getStyleClass().add("memory");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(new Tooltip(STRINGS.text("memory.hint")));
    show();
    Timeline looks = new Timeline(new KeyFrame(Duration.seconds(2), event -> show()));
    looks.setCycleCount(Animation.INDEFINITE);
    sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            looks.stop();
          } else {
            looks.play();
          }
        });
  }

  private void show() {
    Runtime runtime = Runtime.getRuntime();
    setText(
        STRINGS.text(
            "memory",
            Numbers.bytes((double) (runtime.totalMemory() - runtime.freeMemory())),
            Numbers.bytes((double) system.getFreeMemorySize())));
  }
}
