package studio.evosearch.engine.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A model as people have it on disk: a diffusers pipeline ({@code model_index.json} and a folder
 * for each component), or a single model ({@code config.json} with {@code architectures} as
 * transformers writes it, or with {@code _class_name} as diffusers does). A repository of the
 * Hugging Face cache is opened at the snapshot {@code refs/main} names. A folder with a {@code
 * reward.json} is a reward, whose class is what that file calls its {@code kind}.
 */
public final class ModelFolder {
  /** The one component of a folder that is a single model. */
  public static final String MODEL = "model";

  /** What describes a reward that no library has a layout for. */
  public static final String REWARD_FILE = "reward.json";

  private static final Pattern PLAIN_NAME = Pattern.compile("\\w+");

  /** What describes a component that is not a model, in the order looked for. */
  private static final List<String> CONFIG_FILES =
      List.of(
          "config.json",
          "scheduler_config.json",
          "tokenizer_config.json",
          "preprocessor_config.json");

  private final Path path;
  private final String name;
  private final String className;
  private final Config config;
  private final Map<String, Part> parts;

  private record Part(String className, Path folder, List<String> configFiles) {}

  private ModelFolder(
      Path path, String name, String className, Config config, Map<String, Part> parts) {
    this.path = path;
    this.name = name;
    this.className = className;
    this.config = config;
    this.parts = Collections.unmodifiableMap(parts);
  }

  /**
   * Reads what the folder says of itself; its components are opened one by one.
   *
   * @throws CheckpointException when the folder is neither a pipeline nor a model
   */
  public static ModelFolder open(Path folder) {
    Path path = HubRepository.snapshot(folder);
    String name = HubRepository.name(path);
    if (Files.exists(path.resolve("model_index.json"))) {
      return pipeline(path, name);
    }
    if (Files.exists(path.resolve(REWARD_FILE))) {
      return reward(path, name);
    }
    if (Files.exists(path.resolve("config.json"))) {
      return single(path, name);
    }
    throw new CheckpointException(
        path, "", "is not a model folder: expected model_index.json or config.json");
  }

  /** Whether a folder has what {@link #open} needs, or is a repository of the cache. */
  public static boolean isModel(Path folder) {
    return HubRepository.is(folder)
        || Files.exists(folder.resolve("model_index.json"))
        || Files.exists(folder.resolve(REWARD_FILE))
        || Files.exists(folder.resolve("config.json"));
  }

  private static ModelFolder pipeline(Path path, String name) {
    Config index = Config.read(path.resolve("model_index.json"));
    Map<String, Part> parts = new LinkedHashMap<>();
    for (String field : index.names()) {
      if (field.startsWith("_") || !index.isList(field) || index.isAbsentPart(field)) {
        continue;
      }
      List<String> libraryAndClass = index.texts(field);
      if (libraryAndClass.size() != 2 || !PLAIN_NAME.matcher(field).matches()) {
        throw index.problem(field, "expected a library and a class, found " + libraryAndClass);
      }
      parts.put(field, new Part(libraryAndClass.get(1), path.resolve(field), CONFIG_FILES));
    }
    return new ModelFolder(path, name, index.text("_class_name"), index, parts);
  }

  private static ModelFolder single(Path path, String name) {
    Config config = Config.read(path.resolve("config.json"));
    String className = singleClass(config);
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put(MODEL, new Part(className, path, List.of("config.json")));
    putInputParts(path, parts);
    return new ModelFolder(path, name, className, config, parts);
  }

  private static ModelFolder reward(Path path, String name) {
    Config config = Config.read(path.resolve(REWARD_FILE));
    String kind = config.text("kind");
    Map<String, Part> parts = new LinkedHashMap<>();
    if (Files.exists(path.resolve("model.safetensors"))) {
      parts.put(MODEL, new Part(kind, path, List.of(REWARD_FILE)));
    }
    putInputParts(path, parts);
    return new ModelFolder(path, name, kind, config, parts);
  }

  /** What lies beside a single model and prepares its inputs. */
  private static void putInputParts(Path path, Map<String, Part> parts) {
    if (Files.exists(path.resolve("vocab.json"))
        || Files.exists(path.resolve("tokenizer.json"))
        || Files.exists(path.resolve("tokenizer_config.json"))) {
      Part tokenizer = new Part("", path, List.of("tokenizer_config.json"));
      parts.put("tokenizer", tokenizer);
    }
    if (Files.exists(path.resolve("preprocessor_config.json"))) {
      parts.put("image_processor", new Part("", path, List.of("preprocessor_config.json")));
    }
  }

  /**
   * The same with one part taken from the folder of a single model, in the place of its own or
   * besides.
   *
   * @throws CheckpointException when that is no such folder
   */
  public ModelFolder with(String part, Path singleModel) {
    ModelFolder other = open(singleModel);
    Part taken = other.parts.get(MODEL);
    if (taken == null) {
      throw new CheckpointException(
          other.path(), part, "expected the folder of one model, found a " + other.className());
    }
    Map<String, Part> all = new LinkedHashMap<>(parts);
    all.put(part, taken);
    return new ModelFolder(path, name, className, config, all);
  }

  private static String singleClass(Config config) {
    if (config.has("_class_name")) {
      return config.text("_class_name");
    }
    List<String> architectures = config.texts("architectures");
    if (architectures.size() != 1) {
      throw config.problem("architectures", "expected one class, found " + architectures);
    }
    return architectures.getFirst();
  }

  /** The folder of the files, a snapshot's where a cached repository was opened. */
  public Path path() {
    return path;
  }

  /** For people: {@code org/name} from the Hugging Face cache, else the folder's name. */
  public String name() {
    return name;
  }

  /** The pipeline's class, such as {@code StableDiffusionPipeline}, or the single model's. */
  public String className() {
    return className;
  }

  /** The content of {@code model_index.json}, or of the single model's {@code config.json}. */
  public Config config() {
    return config;
  }

  /** The components that are there, in the order of the index. */
  public Set<String> components() {
    return parts.keySet();
  }

  /**
   * Opens a component: its config, and the headers of its weights where it is a model.
   *
   * @throws CheckpointException when there is no such component or its files are wrong
   */
  public Component component(String component) {
    Part part = parts.get(component);
    if (part == null) {
      throw config.problem(component, className + " has no such component, only " + components());
    }
    for (String file : part.configFiles()) {
      Path configFile = part.folder().resolve(file);
      if (Files.exists(configFile)) {
        Config read = Config.read(configFile);
        Optional<Weights> weights =
            file.equals("config.json") || file.equals(REWARD_FILE)
                ? Optional.of(Weights.open(part.folder()))
                : Optional.empty();
        return new Component(component, partClass(part, read), part.folder(), read, weights);
      }
    }
    if (component.startsWith("tokenizer") && Files.isDirectory(part.folder())) {
      Config none = Config.parse("{}", part.folder().resolve("tokenizer_config.json"));
      return new Component(component, part.className(), part.folder(), none, Optional.empty());
    }
    throw new CheckpointException(part.folder(), "", "expected one of " + part.configFiles());
  }

  /** A single model's folder names the classes of its other parts in their own configs. */
  private static String partClass(Part part, Config config) {
    if (!part.className().isEmpty()) {
      return part.className();
    }
    return config.text("tokenizer_class", config.text("image_processor_type", ""));
  }
}
