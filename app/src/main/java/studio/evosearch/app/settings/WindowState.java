package studio.evosearch.app.settings;

import java.util.List;
import java.util.Map;

/**
 * Where the window was, in pixels of the screen, and how it was arranged.
 *
 * @param dividers of the split panes by their ids
 * @param tabs the ids of the selected tabs by those of their panes
 */
public record WindowState(
    double x,
    double y,
    double width,
    double height,
    boolean maximized,
    Map<String, List<Double>> dividers,
    Map<String, String> tabs) {
  public WindowState {
    dividers = Map.copyOf(dividers);
    tabs = Map.copyOf(tabs);
  }
}
