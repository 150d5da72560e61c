package studio.evosearch.app.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import studio.evosearch.engine.run.RunSpec;

/**
 * The run that would start now: the setup view writes it, others read it, and may ask the setup
 * view to show another. On the FX thread.
 */
public final class Draft {
  private final ReadOnlyObjectWrapper<Optional<RunSpec>> spec =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final List<Consumer<RunSpec>> loaders = new ArrayList<>();
  private final List<Consumer<Path>> models = new ArrayList<>();
  private final List<Consumer<Path>> rewards = new ArrayList<>();

  /** What would start; empty while something in the setup does not fit. */
  public ReadOnlyObjectProperty<Optional<RunSpec>> spec() {
    return spec.getReadOnlyProperty();
  }

  /** What does not fit, for a person; empty when all does. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** The setup fits together. */
  public void set(RunSpec ready) {
    problem.set("");
    spec.set(Optional.of(ready));
  }

  /** The setup does not fit together. */
  public void set(String why) {
    spec.set(Optional.empty());
    problem.set(why);
  }

  /** Asks the setup view to show these settings. */
  public void load(RunSpec wanted) {
    loaders.forEach(loader -> loader.accept(wanted));
  }

  /** Hears what others ask the setup view to show. */
  public void onLoad(Consumer<RunSpec> loader) {
    loaders.add(loader);
  }

  /** Asks the setup view to use the model in a folder of the library's. */
  public void useModel(Path folder) {
    models.forEach(listener -> listener.accept(folder));
  }

  /** Hears which model others ask the setup view to use. */
  public void onModel(Consumer<Path> listener) {
    models.add(listener);
  }

  /** Asks the setup view to guide by the reward in a folder of the library's, too. */
  public void addReward(Path folder) {
    rewards.forEach(listener -> listener.accept(folder));
  }

  /** Hears by which reward others ask the setup view to guide. */
  public void onReward(Consumer<Path> listener) {
    rewards.add(listener);
  }
}
