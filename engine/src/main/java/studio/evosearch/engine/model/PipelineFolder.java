package studio.evosearch.engine.model;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.diffusion.SchedulerConfig;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Tokenizer;

/**
 * A diffusers pipeline's folder and the device it is opened on: where pipelines take their parts
 * from.
 *
 * @param device where and how, as {@link studio.evosearch.engine.torch.Placement} reads it
 * @param wanted how large the candidates are to be
 * @param scheduler as the pipeline uses it
 * @param opened hears of every network that the pipeline takes
 */
record PipelineFolder(
    ModelFolder folder,
    String device,
    WantedSize wanted,
    SchedulerConfig scheduler,
    Consumer<DeviceComponent> opened) {
  /** A folder whose scheduler is read at once. */
  PipelineFolder(ModelFolder folder, String device, WantedSize wanted) {
    this(folder, device, wanted, network -> {});
  }

  /** The same, with one who hears of its networks. */
  PipelineFolder(
      ModelFolder folder, String device, WantedSize wanted, Consumer<DeviceComponent> opened) {
    this(folder, device, wanted, PipelineScheduler.of(folder), opened);
  }

  /** Whether the pipeline has this part; some may be left out. */
  boolean has(String part) {
    return folder.components().contains(part);
  }

  /**
   * A part that must be there.
   *
   * @param classes those it may have
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when it is not there or of
   *     another class
   */
  Component part(String name, String... classes) {
    Component component = folder.component(name);
    if (!List.of(classes).contains(component.className())) {
      throw folder
          .config()
          .problem(
              name,
              "%s takes %s, not %s"
                  .formatted(folder.className(), List.of(classes), component.className()));
    }
    return component;
  }

  /** A part on the device, in the type that was asked for or that the device is best at. */
  DeviceComponent network(Component component) {
    return network(component, Precision.on(device));
  }

  /** A part on the device, in this type if no other was asked for this part. */
  DeviceComponent network(Component component, Precision precision) {
    DeviceComponent network = new DeviceComponent(component, precision, device);
    opened.accept(network);
    return network;
  }

  /**
   * A text encoder with its tokenizer.
   *
   * @param length tokens of every prompt, padding included
   */
  TextEncoder textEncoder(Component encoder, String tokenizer, int length) {
    // The tokenizer last, since it holds native memory and nothing after it can fail.
    DeviceComponent network = network(encoder);
    Path tokens = folder.component(tokenizer).folder();
    return new TextEncoder(network, Tokenizer.ofLength(tokens, length));
  }

  /** A CLIP text encoder, whose config says how many tokens it takes, or its tokenizer fewer. */
  TextEncoder clip(Component encoder, String tokenizer) {
    DeviceComponent network = network(encoder);
    Path tokens = folder.component(tokenizer).folder();
    int most = encoder.config().integer("max_position_embeddings", 77);
    return new TextEncoder(network, Tokenizer.open(tokens, most));
  }

  /** Refuses a part whose config does not fit the others. */
  static void expect(Config config, String field, int expected, String meaning) {
    int found = config.integer(field);
    if (found != expected) {
      throw config.problem(field, "expected %d, %s, found %d".formatted(expected, meaning, found));
    }
  }
}
