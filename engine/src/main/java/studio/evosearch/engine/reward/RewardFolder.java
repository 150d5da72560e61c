package studio.evosearch.engine.reward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.HubCache;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.Weights;

/** A folder with a {@code reward.json}, and what it stands on. */
record RewardFolder(ModelFolder folder) {
  /** The CLIP most rewards stand on, and the tokenizer all of them have. */
  static final String CLIP_L = "openai/clip-vit-large-patch14";

  /**
   * Opens a folder that is to be a reward.
   *
   * @throws CheckpointException saying what it holds instead
   */
  static ModelFolder open(Path path) {
    if (ModelFolder.isModel(path)) {
      return ModelFolder.open(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      String found =
          files
              .map(file -> file.getFileName().toString())
              .sorted()
              .limit(5)
              .collect(Collectors.joining(", "));
      throw new CheckpointException(
          path,
          "",
          ("is no reward: it holds %s, and neither config.json nor reward.json, whose kind is one"
                  + " of %s")
              .formatted(found.isEmpty() ? "nothing" : found, Rewards.kinds().keySet()));
    } catch (IOException e) {
      throw new CheckpointException(path, "", "cannot be listed: " + e, e);
    }
  }

  /** The name a reward of this folder has: the last part of the folder's. */
  static String name(ModelFolder folder) {
    return folder.name().substring(folder.name().lastIndexOf('/') + 1);
  }

  /** The folder's weights as a model of this class. */
  Component component(String className, Config config) {
    Weights weights = Weights.open(folder.path());
    return new Component(ModelFolder.MODEL, className, folder.path(), config, Optional.of(weights));
  }

  /**
   * Another folder that {@code reward.json} names: an absolute path, one from this folder on, or a
   * repository of the local Hugging Face cache such as {@code openai/clip-vit-large-patch14}.
   *
   * @param otherwise what it is where the field is left out; this folder's own files go before it
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when there is no such folder
   */
  Path named(String field, String otherwise) {
    boolean own = field.equals("tokenizer") && folder.components().contains("tokenizer");
    String reference = folder.config().text(field, own ? "." : otherwise);
    Path path = folder.path().resolve(reference).normalize();
    Path cache = HubCache.folder(System.getenv(), Path.of(System.getProperty("user.home")));
    return Files.isDirectory(path)
        ? path
        : HubCache.find(cache, reference)
            .orElseThrow(() ->
                folder
                    .config()
                    .problem(
                        field,
                        "there is no %s: neither the folder %s nor in the Hugging Face cache %s"
                            .formatted(reference, path, cache)));
  }
}
