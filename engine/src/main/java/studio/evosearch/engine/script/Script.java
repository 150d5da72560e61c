package studio.evosearch.engine.script;

import java.util.List;
import java.util.Optional;

/**
 * TorchScript source of one component: a class {@code M} whose methods take their weights as one
 * list, then their inputs, and return a list of tensors.
 *
 * @param component whose script this is, for messages: its class and its file
 * @param source the class, as {@code code/__torch__.py} of a TorchScript archive holds it
 * @param methods the methods, each with the weights it takes
 * @param unused tensors of the checkpoint that no method takes, sorted
 */
public record Script(String component, String source, List<Method> methods, List<String> unused) {
  public Script {
    methods = List.copyOf(methods);
    unused = List.copyOf(unused);
  }

  /**
   * One method of a script.
   *
   * @param name as called, such as {@code forward} or {@code decode}
   * @param inputs names of the tensors it takes after the weights, in order
   * @param weights checkpoint names of the tensors of its weight list, in order
   */
  public record Method(String name, List<String> inputs, List<String> weights) {
    public Method {
      inputs = List.copyOf(inputs);
      weights = List.copyOf(weights);
    }
  }

  /** The method of that name. */
  public Method method(String name) {
    return methods.stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(component + ": the script has no method " + name));
  }

  /** The place in the checkpoint a source line belongs to; lines count from 1. */
  public Optional<String> place(int line) {
    return source
        .lines()
        .skip(line - 1L)
        .findFirst()
        .filter(text -> text.contains(ScriptBuilder.COMMENT))
        .map(text ->
            text.substring(
                text.lastIndexOf(ScriptBuilder.COMMENT) + ScriptBuilder.COMMENT.length()));
  }
}
