package studio.evosearch.engine.torch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.evosearch.engine.arch.Architectures;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.script.Script;

/**
 * A component of a model folder on a device. Its script is written at once, so that a folder that
 * cannot work is refused when opened; it is compiled and its weights are mapped at the first call,
 * and again at the first one after {@link #release}.
 */
public final class DeviceComponent implements AutoCloseable {
  private final Component component;
  private final Script script;
  private final Precision precision;
  private final String device;
  private @Nullable ScriptModule module;

  /**
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when the component's class or
   *     config is not supported
   * @throws studio.evosearch.engine.script.LayoutException when its tensors are not those of its
   *     class
   */
  public DeviceComponent(Component component, Precision precision, String device) {
    this.component = component;
    this.script = Architectures.script(component);
    this.precision = precision;
    this.device = device;
  }

  /** What was opened. */
  public Component component() {
    return component;
  }

  /** As {@link ScriptModule#call}. */
  public synchronized List<HostArray.Floats> call(String method, HostArray... inputs) {
    if (module == null) {
      module = ScriptModule.load(script, component.requiredWeights(), precision, device);
    }
    return module.call(method, inputs);
  }

  /** Frees the memory of the device until the next call. */
  public synchronized void release() {
    if (module != null) {
      module.close();
      module = null;
    }
  }

  @Override
  public void close() {
    release();
  }
}
