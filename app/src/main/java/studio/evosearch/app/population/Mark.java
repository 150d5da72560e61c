package studio.evosearch.app.population;

import java.util.EnumSet;
import java.util.Set;
import studio.evosearch.engine.search.Controls;

/** What a candidate is marked with. */
enum Mark {
  /** Carried over by the search. */
  ELITE,
  PINNED,
  LIKED,
  DISLIKED,
  REJECTED;

  /** What a person has marked a candidate with. */
  static EnumSet<Mark> given(Controls controls, long id) {
    EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
    double liking = controls.ratings().getOrDefault(id, 0.0);
    add(marks, PINNED, controls.pinned().contains(id));
    add(marks, LIKED, liking > 0);
    add(marks, DISLIKED, liking < 0);
    add(marks, REJECTED, controls.rejected().contains(id));
    return marks;
  }

  private static void add(Set<Mark> marks, Mark mark, boolean there) {
    if (there) {
      marks.add(mark);
    }
  }
}
