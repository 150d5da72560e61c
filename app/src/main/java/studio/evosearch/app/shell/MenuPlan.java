package studio.evosearch.app.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which action stands in which menu. Actions are named by their ids; {@code AREA.*} stands for what
 * is left of an area, so that a view's new action finds its place by itself.
 */
final class MenuPlan {
  private MenuPlan() {}

  /** An entry of a menu. */
  sealed interface Entry {}

  /** One action. */
  record Item(String id) implements Entry {}

  /** What is left of an area. */
  record Rest(String area) implements Entry {}

  /** A line between groups. */
  record Line() implements Entry {}

  /** A menu, or a menu in a menu; its key names its text. */
  record Menu(String key, List<Entry> entries) implements Entry {}

  /** The studio's menus. */
  static final List<Menu> STUDIO =
      List.of(
          menu(
              "file",
              ids("run.start", "-", "library.openFolder", "library.openPicture"),
              ids("library.openPack"),
              inner("library", "library.open", "library.*"),
              ids("-", "candidate.export"),
              inner("export", "export.*"),
              ids("-", "app.preferences", "-", "app.quit")),
          menu("edit", ids("edit.undo", "edit.redo", "edit.*", "-", "grid.selectAll")),
          menu(
              "run",
              ids("run.pause", "run.step", "run.stepDenoising", "-"),
              ids("run.stopAfter", "run.stop", "run.pauseRelease", "-"),
              ids("run.resume", "run.replay", "run.*"),
              inner("queue", "queue.*"),
              ids("-", "chart.*")),
          menu(
              "candidate",
              ids("candidate.pin", "candidate.reject", "candidate.like", "candidate.dislike"),
              ids("-", "candidate.branch", "candidate.useAsNoise", "candidate.copySettings"),
              ids("-", "candidate.*")),
          menu(
              "view",
              ids("view.population", "view.lineage", "view.compare", "view.latents"),
              ids("view.setup", "view.library"),
              ids("-"),
              inner("time", "time.*"),
              inner("grid", "grid.*"),
              inner("lineage", "lineage.*"),
              inner("compare", "compare.*"),
              inner("latents", "latents.*"),
              inner("inspector", "inspector.*"),
              ids("-"),
              inner("theme", "theme.*"),
              ids("view.*")),
          menu(
              "help",
              ids("app.tour", "app.shortcuts", "app.palette", "-"),
              ids("app.notices", "app.log", "-", "app.about")));

  /** Some entries in a row. */
  private record Part(List<Entry> entries) {}

  private static Menu menu(String key, Part... parts) {
    return new Menu(key, Arrays.stream(parts).flatMap(part -> part.entries().stream()).toList());
  }

  private static Part inner(String key, String... ids) {
    return new Part(List.of(menu(key, ids(ids))));
  }

  private static Part ids(String... ids) {
    return new Part(Arrays.stream(ids).map(MenuPlan::entry).toList());
  }

  private static Entry entry(String text) {
    if (text.equals("-")) {
      return new Line();
    }
    return text.endsWith(".*") ? new Rest(text.substring(0, text.length() - 1)) : new Item(text);
  }

  /**
   * The plan with the actions there are: nothing that is not there, every rest filled in, no line
   * but between two groups, no empty menu.
   */
  static List<Menu> resolve(List<Menu> plan, List<String> actions) {
    Set<String> left = new LinkedHashSet<>(actions);
    plan.stream().flatMap(MenuPlan::named).forEach(left::remove);
    Set<String> there = new HashSet<>(actions);
    return plan.stream()
        .map(menu -> resolve(menu, there, left))
        .filter(menu -> !menu.entries().isEmpty())
        .toList();
  }

  /** The ids of a menu and of those in it. */
  static Stream<String> named(Entry entry) {
    return switch (entry) {
      case Item item -> Stream.of(item.id());
      case Menu menu -> menu.entries().stream().flatMap(MenuPlan::named);
      case Rest _, Line _ -> Stream.empty();
    };
  }

  private static Menu resolve(Menu menu, Set<String> there, Set<String> left) {
    List<Entry> entries = new ArrayList<>();
    boolean line = false;
    for (Entry entry : menu.entries()) {
      List<? extends Entry> more =
          switch (entry) {
            case Item item -> there.contains(item.id()) ? List.of(item) : List.of();
            case Rest rest ->
                left.stream().filter(id -> id.startsWith(rest.area())).map(Item::new).toList();
            case Menu inner -> {
              Menu filled = resolve(inner, there, left);
              yield filled.entries().isEmpty() ? List.of() : List.of(filled);
            }
            case Line _ -> List.of();
          };
      line |= entry instanceof Line;
      if (!more.isEmpty()) {
        if (line && !entries.isEmpty()) {
          entries.add(new Line());
        }
        line = false;
        entries.addAll(more);
      }
    }
    return new Menu(menu.key(), List.copyOf(entries));
  }
}
