package studio.evosearch.app.settings;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.evosearch.app.fx.Tasks;

/** What a person kept of setups; every change is written. On the FX thread. */
public final class PresetsModel {
  private final PresetsFile file;
  private final Tasks.Line line;
  private final ReadOnlyObjectWrapper<Presets> current = new ReadOnlyObjectWrapper<>(Presets.NONE);

  /** Reads the file in the background. */
  public PresetsModel(PresetsFile file, Tasks tasks) {
    this.file = file;
    this.line = tasks.line();
    line.run(file::read, current::set);
  }

  public ReadOnlyObjectProperty<Presets> current() {
    return current.getReadOnlyProperty();
  }

  /** Changes what is kept, in the background. */
  public void change(UnaryOperator<Presets> change) {
    line.run(() -> file.change(change), current::set);
  }
}
