package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.checkpoint.Config;

/** Refuses, by name, config fields that ask for what an architecture here does not do. */
final class Expected {
  private final Config config;

  Expected(Config config) {
    this.config = config;
  }

  /** Fields that must be null or not there. */
  Expected absent(String... fields) {
    for (String field : fields) {
      if (config.has(field)) {
        throw config.problem(field, "is set, which is not supported");
      }
    }
    return this;
  }

  /** Fields that must be false or not there. */
  Expected off(String... fields) {
    for (String field : fields) {
      if (config.flag(field, false)) {
        throw config.problem(field, "is true, which is not supported");
      }
    }
    return this;
  }

  /** A field that must be this number or not there. */
  Expected number(String field, double value) {
    double found = config.number(field, value);
    if (found != value) {
      throw config.problem(field, "expected " + value + ", found " + found);
    }
    return this;
  }

  /** A field that must be this text or not there. */
  Expected text(String field, String value) {
    String found = config.text(field, value);
    if (!found.equals(value)) {
      throw config.problem(field, "expected " + value + ", found " + found);
    }
    return this;
  }

  /** A list whose entries must all be among these; they are returned. */
  List<String> each(String field, List<String> supported) {
    List<String> found = config.texts(field);
    for (String entry : found) {
      if (!supported.contains(entry)) {
        throw config.problem(field, "expected entries of " + supported + ", found " + entry);
      }
    }
    return found;
  }
}
