package studio.evosearch.engine.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The special tokens of a tokenizer folder by role. As in transformers, {@code
 * tokenizer_config.json} alone speaks where it has {@code added_tokens_decoder}; in older folders
 * {@code special_tokens_map.json} overrides it, which is how Stable Diffusion 2 pads with "!".
 */
final class SpecialTokens {
  private static final List<String> ROLES =
      List.of("bos_token", "eos_token", "unk_token", "pad_token", "cls_token", "sep_token");

  /**
   * A special token's text.
   *
   * @param normalized whether it is looked for after lower-casing and the like
   */
  record Token(
      String content, boolean singleWord, boolean lstrip, boolean rstrip, boolean normalized) {
    static Token plain(String content) {
      return new Token(content, false, false, false, false);
    }
  }

  private final Path folder;
  private final Map<String, Token> byRole;

  private SpecialTokens(Path folder, Map<String, Token> byRole) {
    this.folder = folder;
    this.byRole = Collections.unmodifiableMap(byRole);
  }

  static SpecialTokens of(Path folder, Config config) {
    Map<String, Token> byRole = new LinkedHashMap<>();
    Path mapFile = folder.resolve("special_tokens_map.json");
    if (Files.exists(mapFile)) {
      byRole.putAll(roles(Config.read(mapFile)));
    }
    Optional<Config> added = config.object("added_tokens_decoder");
    roles(config).forEach(added.isPresent() ? byRole::put : byRole::putIfAbsent);
    added.ifPresent(decoder -> detail(byRole, decoder));
    return new SpecialTokens(folder, byRole);
  }

  private static Map<String, Token> roles(Config config) {
    Map<String, Token> roles = new LinkedHashMap<>();
    for (String role : ROLES) {
      if (config.has(role)) {
        roles.put(
            role,
            config.isObject(role)
                ? token(config.requiredObject(role))
                : Token.plain(config.text(role)));
      }
    }
    return roles;
  }

  private static Token token(Config token) {
    return new Token(
        token.text("content"),
        token.flag("single_word", false),
        token.flag("lstrip", false),
        token.flag("rstrip", false),
        token.flag("normalized", false));
  }

  /** The roles name tokens by their text; how to look for them stands in the decoder. */
  private static void detail(Map<String, Token> byRole, Config decoder) {
    for (String id : decoder.names()) {
      Token detailed = token(decoder.requiredObject(id));
      byRole.replaceAll(
          (role, token) -> token.content().equals(detailed.content()) ? detailed : token);
    }
  }

  /** The same with CLIP's own tokens for the roles the folder does not name. */
  SpecialTokens orElseClip() {
    Map<String, Token> roles = new LinkedHashMap<>(byRole);
    roles.putIfAbsent("bos_token", Token.plain("<|startoftext|>"));
    for (String role : List.of("eos_token", "unk_token", "pad_token")) {
      roles.putIfAbsent(role, Token.plain("<|endoftext|>"));
    }
    return new SpecialTokens(folder, roles);
  }

  Optional<String> find(String role) {
    return Optional.ofNullable(byRole.get(role)).map(Token::content);
  }

  String required(String role) {
    return find(role)
        .orElseThrow(() ->
            new CheckpointException(
                folder.resolve("tokenizer_config.json"), role, "expected a token"));
  }

  /** Each token once, by its text; one that has several roles as its first role describes it. */
  Map<String, Token> distinct() {
    Map<String, Token> distinct = new LinkedHashMap<>();
    byRole.values().forEach(token -> distinct.putIfAbsent(token.content(), token));
    return distinct;
  }
}
