package studio.evosearch.engine.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds which files hold a component's weights. */
final class WeightFiles {
  private static final List<String> STEMS = List.of("diffusion_pytorch_model", "model");

  /**
   * Single file, shards, then the variants; diffusers and transformers name indexes differently.
   */
  private static final List<String> ENDINGS =
      List.of(
          ".safetensors",
          ".safetensors.index.json",
          ".fp16.safetensors",
          ".safetensors.index.fp16.json",
          ".fp16.safetensors.index.json",
          ".bf16.safetensors",
          ".safetensors.index.bf16.json",
          ".bf16.safetensors.index.json");

  /** A shard lies beside its index: no separators, so that an index cannot point elsewhere. */
  private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9._-]+\\.safetensors");

  private static final Pattern PICKLE = Pattern.compile(".*\\.(bin|ckpt|pt|pth|pkl)");

  private WeightFiles() {}

  static Weights find(Path folder, List<String> stems) {
    for (String ending : ENDINGS) {
      for (String stem : stems.isEmpty() ? STEMS : stems) {
        Path file = folder.resolve(stem + ending);
        // A link whose blob is missing counts: reading it then says what is wrong.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          return ending.endsWith(".json") ? sharded(file) : Weights.file(file);
        }
      }
    }
    Optional<Path> pickle = pickle(folder);
    if (pickle.isPresent()) {
      throw new CheckpointException(
          pickle.get(),
          "",
          "is a pickle, which can run code when opened; convert it to safetensors");
    }
    throw new CheckpointException(
        folder,
        "",
        "holds no weights; expected "
            + (stems.isEmpty() ? STEMS : stems).getFirst()
            + ".safetensors or its shards");
  }

  private static Weights sharded(Path index) {
    Config map = Config.read(index).requiredObject("weight_map");
    Map<String, String> shardOf = new LinkedHashMap<>();
    for (String tensor : map.names()) {
      String shard = map.text(tensor);
      if (!SHARD.matcher(shard).matches()) {
        throw map.problem(tensor, "expected a safetensors file beside the index, found " + shard);
      }
      shardOf.put(tensor, shard);
    }
    List<Path> files = new ArrayList<>();
    shardOf.values().stream().distinct().sorted().map(index::resolveSibling).forEach(files::add);
    Weights weights = Weights.of(index, files);
    shardOf.forEach((tensor, shard) -> {
      if (!weights.tensor(tensor).file().endsWith(shard)) {
        throw map.problem(tensor, "is not in " + shard);
      }
    });
    return weights;
  }

  private static Optional<Path> pickle(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CheckpointException(folder, "", "is not a folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> PICKLE.matcher(file.getFileName().toString()).matches())
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new CheckpointException(folder, "", "cannot be listed: " + e, e);
    }
  }
}
