package studio.evosearch.engine.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local Hugging Face cache. Only read: this program never downloads into it. */
public final class HubCache {
  private HubCache() {}

  /**
   * Where huggingface_hub keeps its cache, by its own rules: {@code HF_HUB_CACHE}, its older name
   * {@code HUGGINGFACE_HUB_CACHE}, {@code HF_HOME/hub}, {@code XDG_CACHE_HOME/huggingface/hub},
   * {@code ~/.cache/huggingface/hub}. The folder need not exist.
   *
   * @param environment the process's environment variables
   * @param home the person's home folder
   */
  public static Path folder(Map<String, String> environment, Path home) {
    return set("HF_HUB_CACHE", environment, home)
        .or(() -> set("HUGGINGFACE_HUB_CACHE", environment, home))
        .or(() -> set("HF_HOME", environment, home).map(folder -> folder.resolve("hub")))
        .orElseGet(() ->
            set("XDG_CACHE_HOME", environment, home)
                .orElse(home.resolve(".cache"))
                .resolve("huggingface")
                .resolve("hub"));
  }

  /**
   * The files of a repository in a cache folder.
   *
   * @param repository such as {@code openai/clip-vit-large-patch14}
   */
  public static Optional<Path> find(Path cache, String repository) {
    Path folder = cache.resolve("models--" + repository.replace("/", "--"));
    return HubRepository.is(folder)
        ? Optional.of(HubRepository.snapshot(folder))
        : Optional.empty();
  }

  private static Optional<Path> set(String variable, Map<String, String> environment, Path home) {
    return Optional.of(environment.getOrDefault(variable, ""))
        .filter(path -> !path.isEmpty())
        .map(path -> path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path));
  }

  /** The model repositories in a cache folder, by name; none when there is no such folder. */
  public static List<Path> repositories(Path cache) {
    return Folders.entries(cache, HubRepository::is);
  }
}
