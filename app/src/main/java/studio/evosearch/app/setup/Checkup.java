package studio.evosearch.app.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.run.ModelCheck;
import studio.evosearch.engine.run.References;

/**
 * The chosen model, gone through in the background: while a person looks at what depends on it, or
 * has taken a part from elsewhere.
 */
final class Checkup {
  private static final Strings STRINGS = Strings.of(Checkup.class);

  /** The part that decodes previews alone: a person's own wish, in no model's index. */
  private static final String PREVIEWS = "preview_vae";

  /** As a spec names them; a guided call takes two rows a latent. */
  record Wish(String model, String place, WantedSize size, boolean guided) {
    /** The model without parts from elsewhere. */
    String own() {
      return References.own(model);
    }

    ModelCheck check() {
      return ModelCheck.of(model, place, size, guided ? 2 : 1);
    }
  }

  /** Whether a person looks. */
  final BooleanProperty open = new SimpleBooleanProperty();

  private final Tasks.Latest checks;
  private final ReadOnlyObjectWrapper<List<String>> parts = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> replaceable =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Map<String, String>> misfits =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<Optional<GuidanceKind>> guidance =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper memory = new ReadOnlyStringWrapper("");
  private Optional<Wish> asked = Optional.empty();

  Checkup(Tasks tasks) {
    checks = tasks.latest();
  }

  /** The networks of the model; empty until they are known. */
  ReadOnlyObjectProperty<List<String>> parts() {
    return parts.getReadOnlyProperty();
  }

  /** The parts that can be taken from elsewhere. */
  ReadOnlyObjectProperty<List<String>> replaceable() {
    return replaceable.getReadOnlyProperty();
  }

  /** Why parts from elsewhere do not fit, by part. */
  ReadOnlyObjectProperty<Map<String, String>> misfits() {
    return misfits.getReadOnlyProperty();
  }

  /** What guidance and a negative prompt mean to it; empty where that is not known. */
  ReadOnlyObjectProperty<Optional<GuidanceKind>> guidance() {
    return guidance.getReadOnlyProperty();
  }

  /** What it takes of the device's memory, in a sentence; empty where that is not known. */
  ReadOnlyStringProperty memory() {
    return memory.getReadOnlyProperty();
  }

  /** Goes through a model, unless that was done last or nobody wants to know. */
  void look(Optional<Wish> wish) {
    Optional<Wish> wanted = wish.filter(w -> open.get() || !References.parts(w.model()).isEmpty());
    if (wanted.equals(asked)) {
      return;
    }
    boolean another = !wanted.map(Wish::own).equals(asked.map(Wish::own));
    asked = wanted;
    checks.drop();
    memory.set("");
    if (another) {
      nothing();
    }
    wanted.ifPresent(w -> checks.run(w::check, this::tell, failure -> nothing()));
  }

  private void tell(ModelCheck check) {
    parts.set(check.parts());
    List<String> all = new ArrayList<>(check.parts());
    all.remove(PREVIEWS);
    if (!check.videos()) {
      all.add(PREVIEWS);
    }
    replaceable.set(all);
    misfits.set(check.misfits());
    guidance.set(Optional.of(check.guidance()));
    memory.set(check.memory().map(Checkup::sentence).orElse(""));
  }

  /** Nothing is known; why a model cannot be opened is told by the engine, which tries it. */
  private void nothing() {
    parts.set(List.of());
    replaceable.set(List.of());
    misfits.set(Map.of());
    guidance.set(Optional.empty());
  }

  private static String sentence(ModelCheck.Memory memory) {
    String needed = Numbers.bytes((double) memory.needed());
    if (memory.free().isEmpty()) {
      return STRINGS.text("memory.needs", needed);
    }
    String free = Numbers.bytes((double) memory.free().getAsLong());
    if (memory.needed() > memory.free().getAsLong()) {
      return STRINGS.text("memory.short", needed, free);
    }
    return STRINGS.text(memory.together() ? "memory.together" : "memory.apart", needed, free);
  }
}
