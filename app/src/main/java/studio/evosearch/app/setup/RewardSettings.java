package studio.evosearch.app.setup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.reward.RewardEntry;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunSpec;

/** Which rewards guide the search, how they are mixed, and which are only measured. */
final class RewardSettings {
  private static final Strings STRINGS = Strings.of(RewardSettings.class);
  private static final String TOY = "toy:";

  /** One reward that guides, with its weight. */
  record Guide(ObjectProperty<String> reference, DoubleProperty weight) {
    Guide(String reference, double weight) {
      this(new SimpleObjectProperty<>(reference), new SimpleDoubleProperty(weight));
    }
  }

  final ObservableList<Guide> guides =
      FXCollections.observableArrayList(g -> new Observable[] {g.reference(), g.weight()});
  final ObjectProperty<RewardMix.Mode> mode = new SimpleObjectProperty<>(RewardMix.Mode.SUM);

  /** References of rewards that are measured and never guide. */
  final ObservableList<String> heldOut = FXCollections.observableArrayList();

  /** What can be chosen for the model. */
  final ObservableList<RewardEntry> entries = FXCollections.observableArrayList();

  private List<RewardEntry> found = List.of();
  private boolean toy;

  /**
   * @param guide the reward to begin with
   */
  RewardSettings(String guide) {
    guides.add(new Guide(guide, 1));
    toy = guide.startsWith(TOY);
  }

  /** A reward's name for people. */
  String name(String reference) {
    return found.stream()
        .filter(e -> e.reference().equals(reference))
        .findFirst()
        .map(RewardEntry::name)
        .orElseGet(() -> reference.substring(reference.replace('\\', '/').lastIndexOf('/') + 1));
  }

  /** Takes in what was found on this machine. */
  void found(List<RewardEntry> all) {
    found = List.copyOf(all);
    list();
  }

  private void list() {
    entries.setAll(found.stream().filter(e -> fits(e.reference())).toList());
  }

  private boolean fits(String reference) {
    return toy || !reference.startsWith(TOY);
  }

  /** Suits the rewards to a model: toys have their own. */
  void suit(boolean toyModel, String fallback) {
    if (toy == toyModel) {
      return;
    }
    toy = toyModel;
    heldOut.removeIf(reference -> !fits(reference));
    guides.setAll(List.of(new Guide(fallback, 1)));
    list();
  }

  /** One more guide: the first reward that is not in use, if there is one. */
  void add() {
    unused().ifPresent(this::add);
  }

  /** One more guide, unless it guides already. */
  void add(String reference) {
    if (!guiding(reference)) {
      guides.add(new Guide(reference, 1));
    }
  }

  private Optional<String> unused() {
    List<String> used = guides.stream().map(g -> g.reference().get()).toList();
    return entries.stream().map(RewardEntry::reference).filter(r -> !used.contains(r)).findFirst();
  }

  /** Holds a reward out, or no longer. */
  void hold(String reference, boolean out) {
    heldOut.remove(reference);
    if (out) {
      heldOut.add(reference);
    }
  }

  /** Whether a reward guides; such a one cannot be held out. */
  boolean guiding(String reference) {
    return guides.stream().anyMatch(g -> g.reference().get().equals(reference));
  }

  /**
   * The guides as a spec has them.
   *
   * @throws IllegalArgumentException when one of them is there twice or has no weight
   */
  List<RewardTerm> terms() {
    Set<String> once = new HashSet<>();
    List<RewardTerm> terms = new ArrayList<>();
    for (Guide guide : guides) {
      RewardTerm term = new RewardTerm(guide.reference().get(), guide.weight().get());
      if (!once.add(term.reference())) {
        throw new IllegalArgumentException(STRINGS.text("problem.twice", name(term.reference())));
      }
      terms.add(term);
    }
    return terms;
  }

  /** The held-out rewards as a spec has them: those that guide are not among them. */
  List<String> measured() {
    return heldOut.stream().filter(reference -> !guiding(reference)).toList();
  }

  void load(RunSpec spec, boolean toyModel) {
    toy = toyModel;
    list();
    guides.setAll(spec.rewards().stream().map(t -> new Guide(t.reference(), t.weight())).toList());
    mode.set(spec.rewardMode());
    heldOut.setAll(spec.heldOut());
  }
}
