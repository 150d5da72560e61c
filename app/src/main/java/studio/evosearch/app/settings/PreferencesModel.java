package studio.evosearch.app.settings;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.evosearch.app.fx.Tasks;

/** The preferences in force; every change is kept. On the FX thread. */
public final class PreferencesModel {
  private final PreferencesFile file;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<Preferences> current;

  public PreferencesModel(Preferences read, PreferencesFile file, Tasks tasks) {
    this.file = file;
    this.tasks = tasks;
    this.current = new ReadOnlyObjectWrapper<>(read);
  }

  public ReadOnlyObjectProperty<Preferences> current() {
    return current.getReadOnlyProperty();
  }

  /** Where another file of the person's own is kept, beside the preferences. */
  public Path beside(String name) {
    return file.beside(name);
  }

  /** Changes them, and writes them in the background. */
  public void change(UnaryOperator<Preferences> change) {
    Preferences changed = change.apply(current.get());
    if (!changed.equals(current.get())) {
      current.set(changed);
      tasks.run(
          () -> {
            synchronized (file) {
              file.write(changed);
            }
            return changed;
          },
          written -> {});
    }
  }
}
