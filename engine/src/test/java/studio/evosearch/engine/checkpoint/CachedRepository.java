package studio.evosearch.engine.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small repository as the Hugging Face cache lays it out, with links into its blobs. */
final class CachedRepository {
  static final String MAIN = "0123456789abcdef0123456789abcdef01234567";
  private static final String OTHER = "fedcba9876543210fedcba9876543210fedcba98";

  private CachedRepository() {}

  /** Two snapshots, of which refs/main names one; the other is newer and holds nothing. */
  static Path taesd(Path cache, String organisation, String name) throws IOException {
    Path repository = cache.resolve("models--" + organisation + "--" + name);
    Path snapshot = Files.createDirectories(repository.resolve("snapshots").resolve(MAIN));
    Path blobs = Files.createDirectories(repository.resolve("blobs"));
    SafetensorsBytes.vectors(blobs.resolve("b1"), "a", "b");
    Files.writeString(blobs.resolve("b2"), "{\"_class_name\":\"AutoencoderTiny\"}");
    Files.writeString(blobs.resolve("b3"), "---\ntags:\n- tiny\nlicense: mit\n---\n# Tiny\n");
    link(snapshot, "diffusion_pytorch_model.safetensors", "b1");
    link(snapshot, "config.json", "b2");
    link(snapshot, "README.md", "b3");
    Files.createDirectories(repository.resolve("snapshots").resolve(OTHER));
    Files.createDirectories(repository.resolve("refs"));
    Files.writeString(repository.resolve("refs/main"), MAIN);
    return repository;
  }

  static void deleteOther(Path repository) throws IOException {
    Files.delete(repository.resolve("snapshots").resolve(OTHER));
  }

  private static void link(Path snapshot, String name, String blob) throws IOException {
    Files.createSymbolicLink(snapshot.resolve(name), Path.of("..", "..", "blobs", blob));
  }
}
