package studio.evosearch.app.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.app.fx.Tasks;

/** The preferences in force; every change is kept. On the FX thread. */
public final class PreferencesModel {
  private static final Logger LOG = LoggerFactory.getLogger(PreferencesModel.class);

  private final PreferencesFile file;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<Preferences> current;

  // What is to be in the file, whichever thread writes it last.
  private volatile Preferences latest;

  public PreferencesModel(Preferences read, PreferencesFile file, Tasks tasks) {
    this.file = file;
    this.tasks = tasks;
    this.current = new ReadOnlyObjectWrapper<>(read);
    this.latest = read;
  }

  public ReadOnlyObjectProperty<Preferences> current() {
    return current.getReadOnlyProperty();
  }

  /** Where another file of the person's own is kept, beside the preferences. */
  public Path beside(String name) {
    return file.beside(name);
  }

  /** The file they are kept in. */
  public Path file() {
    return file.file();
  }

  /** Changes them, and writes them in the background. */
  public void change(UnaryOperator<Preferences> change) {
    Preferences changed = change.apply(current.get());
    if (!changed.equals(current.get())) {
      current.set(changed);
      latest = changed;
      tasks.run(
          () -> {
            write();
            return changed;
          },
          written -> {});
    }
  }

  private void write() throws IOException {
    synchronized (file) {
      file.write(latest);
    }
  }

  /**
   * Writes them on the calling thread, at the end, when nothing in the background is waited for.
   */
  public void writeNow() {
    try {
      write();
    } catch (IOException e) {
      LOG.warn("the preferences could not be kept: {}", e.getMessage());
    }
  }
}
