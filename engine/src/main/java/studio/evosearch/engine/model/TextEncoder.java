package studio.evosearch.engine.model;

import java.util.Arrays;
import java.util.List;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Tokenizer;

/** A tokenizer and the network that reads its tokens. */
final class TextEncoder implements AutoCloseable {
  private final DeviceComponent network;
  private final Tokenizer tokenizer;

  /** Takes over both, and closes them. */
  TextEncoder(DeviceComponent network, Tokenizer tokenizer) {
    this.network = network;
    this.tokenizer = tokenizer;
  }

  /** Tokens of every prompt, padding included. */
  int length() {
    return tokenizer.length();
  }

  /** How many of a prompt's tokens are its own: those that are no padding. */
  int tokens(String text) {
    return Math.min(tokenizer.count(text), tokenizer.length());
  }

  /** What the network makes of a prompt's ids {@code [1, length]}, in the order it returns it. */
  List<HostTensor> encode(String text) {
    return outputs(ids(text));
  }

  /**
   * What a CLIP text encoder makes of a prompt.
   *
   * @param last {@code [1, length, width]}
   * @param penultimate likewise, before the last layer and without the final norm
   * @param pooled {@code [1, width]}, projected where the encoder has a projection
   */
  record Clip(HostTensor last, HostTensor penultimate, HostTensor pooled) {}

  /** The same by name, of a CLIP text encoder. */
  Clip clip(String text) {
    List<HostTensor> outputs = encode(text);
    return new Clip(outputs.get(0), outputs.get(1), outputs.get(2));
  }

  /**
   * The same of a network that takes an attention mask as well.
   *
   * @param seen how many tokens it may look at, from the first
   */
  List<HostTensor> encode(String text, int seen) {
    long[] mask = new long[length()];
    Arrays.fill(mask, 0, seen, 1);
    return outputs(ids(text), row(mask));
  }

  private Longs ids(String text) {
    return row(tokenizer.encode(text));
  }

  private static Longs row(long[] values) {
    return new Longs(new long[] {1, values.length}, values);
  }

  private List<HostTensor> outputs(Longs... inputs) {
    return network.call("forward", inputs).stream()
        .map(states -> new HostTensor(states.shape(), states.data()))
        .toList();
  }

  /** Frees the memory of the device until the next prompt. */
  void release() {
    network.release();
  }

  @Override
  public void close() {
    network.close();
    tokenizer.close();
  }
}
