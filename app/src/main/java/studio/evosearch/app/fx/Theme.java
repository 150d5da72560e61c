package studio.evosearch.app.fx;

/** What a person wants the window to look like. */
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK
}
