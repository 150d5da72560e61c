package studio.evosearch.engine.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.evosearch.engine.arch.Architectures;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.script.Script;

/**
 * A component of a model folder on a device. Its script is written at once, so that a folder that
 * cannot work is refused when opened; it is compiled and its weights are mapped at the first call,
 * and again at the first one after {@link #release}. Others on the device make room for it as the
 * placement's {@link Offload} says.
 *
 * <p>A call whose rows do not fit the device, by prediction or as a call of this shape once did
 * not, is refused before it begins; one or two rows are always tried. On the device {@link
 * Placement#META} nothing is loaded and zeros are returned: what is left are the shapes and what
 * the calls would cost.
 */
public final class DeviceComponent extends Resident {
  /** The rows of one latent under guidance: a smaller call cannot be made. */
  private static final int ALWAYS_TRIED = 2;

  private final Component component;
  private final Script script;
  private final Precision precision;
  private final CallCosts costs;
  private final Map<String, CallCost> largest = new TreeMap<>();
  private final Set<String> fitted = new HashSet<>();
  private Optional<Loading> loading = Optional.empty();
  private @Nullable ScriptModule module;

  /**
   * @param precision where the place names none for this component
   * @param place as {@link Placement} reads it; of several devices it takes the first
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when the component's class or
   *     config is not supported
   * @throws studio.evosearch.engine.script.LayoutException when its tensors are not those of its
   *     class
   */
  public DeviceComponent(Component component, Precision precision, String place) {
    this(component, precision, Placement.parse(place));
  }

  private DeviceComponent(Component component, Precision precision, Placement placement) {
    super(placement);
    this.component = component;
    this.script = Architectures.script(component);
    this.precision = placement.of(component.name(), precision);
    this.costs = new CallCosts(script, component.requiredWeights(), this.precision);
  }

  /** What was opened. */
  public Component component() {
    return component;
  }

  /** Where it computes. */
  public String device() {
    return device;
  }

  /** The type it computes in. */
  public Precision precision() {
    return precision;
  }

  /** Names of the tensors that a method takes, in its order. */
  public List<String> inputs(String method) {
    return script.method(method).inputs();
  }

  /** What the largest call of each method so far costs by prediction, by the method's name. */
  public Map<String, CallCost> costs() {
    lock.lock();
    try {
      return Collections.unmodifiableMap(new TreeMap<>(largest));
    } finally {
      lock.unlock();
    }
  }

  /** How its weights came onto the device, the last time they did. */
  public Optional<Loading> loading() {
    lock.lock();
    try {
      return loading;
    } finally {
      lock.unlock();
    }
  }

  /**
   * As {@link ScriptModule#call}.
   *
   * @throws DeviceMemoryException when the rows, the first extent of the first input, do not fit
   */
  public List<HostArray.Floats> call(String method, HostArray... inputs) {
    lock.lock();
    try {
      Optional<CallCost> cost = costs.of(method, inputs);
      cost.ifPresent(c -> largest.merge(method, c, CallCost::larger));
      if (device.equals(Placement.META)) {
        return cost.orElseThrow(() -> unforeseen(method)).zeros();
      }
      used();
      makeRoom(method, inputs);
      return computed(method, inputs);
    } finally {
      lock.unlock();
    }
  }

  /** Bytes that the weights of a method take on the device; none for those used in their files. */
  public long allocated(String method) {
    return allocated(method, device);
  }

  /** The same on another device. */
  public long allocated(String method, String other) {
    return costs.allocated(method, other);
  }

  /**
   * Whether a call has the memory it needs by prediction, after others made room for it. Told once
   * for a shape, so that how a run goes on does not depend on what the machine does meanwhile.
   */
  public boolean fits(String method, HostArray... inputs) {
    lock.lock();
    try {
      return fitted.contains(shape(method, inputs)) || roomFor(method, inputs);
    } finally {
      lock.unlock();
    }
  }

  private boolean roomFor(String method, HostArray... inputs) {
    long need =
        (module == null ? costs.allocated(method, device) : 0)
            + costs.of(method, inputs).map(CallCost::peakBytes).orElse(0L);
    return roomFor(need);
  }

  private void makeRoom(String method, HostArray... inputs) {
    String shape = shape(method, inputs);
    if (module != null && fitted.contains(shape)) {
      return;
    }
    long rows = rows(inputs);
    if (rows > ALWAYS_TRIED && rows > RowLimits.USERS.of(key(method, inputs))) {
      throw new DeviceMemoryException(name() + ": as many rows did not fit " + device + " before");
    }
    if (!roomFor(method, inputs) && rows > ALWAYS_TRIED) {
      throw new DeviceMemoryException(
          "%s: by prediction %d rows do not fit %s".formatted(name(), rows, device));
    }
    fitted.add(shape);
  }

  private List<HostArray.Floats> computed(String method, HostArray... inputs) {
    try {
      return computed(() -> loadedCall(method, inputs));
    } catch (DeviceMemoryException e) {
      RowLimits.USERS.lower(key(method, inputs), (rows(inputs) + 1) / 2);
      throw e;
    }
  }

  private List<HostArray.Floats> loadedCall(String method, HostArray... inputs) {
    if (module == null) {
      module = ScriptModule.load(script, component.requiredWeights(), precision, device);
    }
    List<HostArray.Floats> outputs = module.call(method, inputs);
    loading = Optional.of(module.loading());
    return outputs;
  }

  private static long rows(HostArray... inputs) {
    return inputs.length == 0 ? 1 : inputs[0].shape()[0];
  }

  private TorchException unforeseen(String method) {
    return new TorchException(
        name() + ": what " + method + " returns cannot be told without computing it");
  }

  /** What a call is told from others by: which memory it needs depends on it. */
  private static String shape(String method, HostArray... inputs) {
    List<String> shapes = new ArrayList<>(List.of(method));
    for (HostArray input : inputs) {
      shapes.add(Arrays.toString(input.shape()));
    }
    return String.join(" ", shapes);
  }

  /** The same for a call of any number of rows, on any machine. */
  private String key(String method, HostArray... inputs) {
    long[] first = inputs.length == 0 ? new long[0] : inputs[0].shape();
    return "%s %s %s %s %s"
        .formatted(
            component.folder(),
            method,
            Arrays.toString(Arrays.copyOfRange(first, Math.min(1, first.length), first.length)),
            precision,
            device);
  }

  /** For people: its part and the model's folder. */
  @Override
  String name() {
    return component.className() + " in " + component.folder();
  }

  @Override
  boolean loaded() {
    return module != null;
  }

  @Override
  void unload() {
    fitted.clear();
    if (module != null) {
      module.close();
      module = null;
    }
  }
}
