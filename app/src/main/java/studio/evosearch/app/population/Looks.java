package studio.evosearch.app.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Thumbnail;
import studio.evosearch.app.fx.Thumbnail.Badge;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** Candidates in words and signs. */
final class Looks {
  private static final Strings STRINGS = Strings.of(Looks.class);
  private static final Badge QUARANTINED = new Badge(Material2MZ.WARNING, "danger");
  private static final Badge VIDEO = new Badge(Material2MZ.PLAY_ARROW, "muted");
  private static final Map<Mark, Badge> BADGES =
      Map.of(
          Mark.ELITE, new Badge(Material2MZ.STAR, "warning"),
          Mark.PINNED, new Badge(Material2MZ.PUSH_PIN, "accent"),
          Mark.LIKED, new Badge(Material2AL.FAVORITE, "danger"),
          Mark.DISLIKED, new Badge(Material2MZ.THUMB_DOWN, "muted"),
          Mark.REJECTED, new Badge(Material2AL.BLOCK, "danger"));

  Thumbnail of(Sheet sheet, long id) {
    Roster roster = sheet.roster();
    CandidateLine line = roster.line(id).orElseThrow();
    Set<Mark> marks = roster.marks(id);
    boolean quarantined = roster.quarantined(line);
    List<Badge> badges = new ArrayList<>(marks.stream().map(BADGES::get).toList());
    if (video(roster, id)) {
      badges.add(VIDEO);
    }
    if (quarantined) {
      badges.add(QUARANTINED);
    }
    return new Thumbnail(
        caption(sheet, line),
        Numbers.count(id),
        words(roster, line, marks),
        badges,
        marks.contains(Mark.REJECTED) || quarantined,
        roster.live(id));
  }

  private static boolean video(Roster roster, long id) {
    return roster.moment().report().videos() && !roster.live(id);
  }

  /** Its fitness, and the reward it is sorted by where that is another figure. */
  private static String caption(Sheet sheet, CandidateLine line) {
    if (sheet.roster().live(line.id())) {
      return STRINGS.text("live");
    }
    String fitness = Numbers.reward(line.reward());
    if (sheet.query().order() instanceof Order.Reward reward) {
      String figure = Numbers.reward(reward.figure(line));
      return figure.equals(fitness) ? fitness : fitness + " · " + figure;
    }
    return fitness;
  }

  private static String words(Roster roster, CandidateLine line, Set<Mark> marks) {
    Stream<String> state =
        Stream.of(
            STRINGS.text("candidate", Numbers.count(line.id())),
            roster.live(line.id())
                ? STRINGS.text("live")
                : STRINGS.text("fitness", Numbers.reward(line.reward())));
    Stream<String> video =
        video(roster, line.id()) ? Stream.of(STRINGS.text("video")) : Stream.empty();
    return Stream.of(state, video, marks.stream().map(Looks::name))
        .flatMap(parts -> parts)
        .collect(Collectors.joining(STRINGS.text("separator")));
  }

  static String name(Mark mark) {
    return STRINGS.text("mark." + mark.name().toLowerCase(Locale.ROOT));
  }

  static String name(Order order) {
    return switch (order) {
      case Order.Fitness _ -> STRINGS.text("order.fitness");
      case Order.Reward reward ->
          reward.heldOut() ? STRINGS.text("order.heldOut", reward.name()) : reward.name();
      case Order.Generation _ -> STRINGS.text("order.generation");
      case Order.Made _ -> STRINGS.text("order.number");
    };
  }

  static String name(Scope scope) {
    return switch (scope) {
      case Scope.Generation _ -> STRINGS.text("scope.generation");
      case Scope.All _ -> STRINGS.text("scope.all");
      case Scope.Ancestors s -> STRINGS.text("scope.ancestors", Numbers.count(s.of()));
      case Scope.Descendants s -> STRINGS.text("scope.descendants", Numbers.count(s.of()));
    };
  }

  /** All there is to say of it, line by line. */
  String tip(Roster roster, long id) {
    CandidateLine line = roster.line(id).orElseThrow();
    List<String> more = new ArrayList<>(List.of(words(roster, line, roster.marks(id))));
    String generation = Numbers.count(line.generation());
    more.add(
        line.parent().isPresent()
            ? STRINGS.text("fromParent", generation, Numbers.count(line.parent().getAsLong()))
            : STRINGS.text("fromNoise", generation));
    int steps = roster.moment().report().spec().steps();
    if (line.end() < steps) {
      more.add(STRINGS.text("unfinished", Numbers.count(line.end()), Numbers.count(steps)));
    }
    if (roster.quarantined(line)) {
      String missing =
          roster.moment().report().guides().stream()
              .filter(guide -> !line.rewards().containsKey(guide))
              .collect(Collectors.joining(STRINGS.text("separator")));
      more.add(STRINGS.text("quarantined", missing));
    }
    List<String> heldOut = roster.moment().report().heldOut();
    line.rewards().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e ->
            STRINGS.text(
                heldOut.contains(e.getKey()) ? "heldOut" : "reward",
                e.getKey(),
                Numbers.reward(e.getValue())))
        .forEach(more::add);
    return String.join("\n", more);
  }
}
