package studio.evosearch.engine.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.torch.HostArray;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.ScriptModule;

/** A tiny model with random weights, and the reference library's own inputs and outputs. */
final class ReferenceModel implements AutoCloseable {
  static final double TOLERANCE = 1e-4;

  final Weights cases;
  final ScriptModule module;

  ReferenceModel(String name) {
    ModelFolder folder = ModelFolder.open(Reference.path(name));
    Component component = folder.component(ModelFolder.MODEL);
    Script script = Architectures.script(component);
    assertEquals(List.of(), script.unused());
    cases = Weights.file(Reference.path(name + "/cases.safetensors"));
    module = ScriptModule.load(script, component.requiredWeights(), Precision.FLOAT32, "cpu");
  }

  HostArray input(String tensor) {
    return new Floats(Reference.shape(cases, tensor), Reference.floats(cases, tensor));
  }

  HostArray ids(String tensor) {
    return new Longs(Reference.shape(cases, tensor), Reference.longs(cases, tensor));
  }

  /** Whole numbers that a script takes as float32, such as timesteps. */
  HostArray number(String tensor) {
    long[] values = Reference.longs(cases, tensor);
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = values[i];
    }
    return new Floats(Reference.shape(cases, tensor), floats);
  }

  void expect(String tensor, Floats actual) {
    assertEquals(
        Arrays.toString(Reference.shape(cases, tensor)), Arrays.toString(actual.shape()), tensor);
    double difference = Reference.difference(Reference.floats(cases, tensor), actual.data());
    assertEquals(0, difference, TOLERANCE, tensor);
  }

  @Override
  public void close() {
    module.close();
  }
}
