package studio.evosearch.app.setup;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.app.settings.Presets;
import studio.evosearch.app.settings.PresetsFile;
import studio.evosearch.app.settings.PresetsModel;
import studio.evosearch.engine.model.GeneratorInfo;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.model.Size;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.DeviceChoice;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.Defaults;

/**
 * The run that would start now. Whatever is changed here is put together at once and becomes the
 * draft, or what does not fit does.
 */
final class SetupViewModel {
  private static final long SEEDS = 1_000_000;

  final StringProperty prompt;
  final StringProperty negative = new SimpleStringProperty("");
  final ModelChooser model;
  final AdvancedSettings advanced;
  final RewardSettings rewards;
  final MethodSettings method;
  final SamplingSettings sampling;
  final PresetsModel presets;

  private final Workbench bench;
  private final Outlook outlook;
  private final Checkup checkup;
  private final Assembly assembly;
  private final ReadOnlyObjectWrapper<Optional<Branch>> branch =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Misfit>> misfit =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<SamplingSettings.Sizes> untouched;
  private final ReadOnlyIntegerWrapper nfe = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<Size>> ownSize =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean filling;

  /**
   * @param hub the Hugging Face cache; need not exist
   */
  SetupViewModel(Workbench bench, Path hub) {
    this.bench = bench;
    FirstSetup first = FirstSetup.of(bench.assets());
    prompt = new SimpleStringProperty(first.prompt());
    rewards = new RewardSettings(first.reward());
    method = new MethodSettings(first.steps(), first.nfe());
    sampling = new SamplingSettings(first.steps(), first.guidance(), first.batch());
    outlook = new Outlook(bench.tasks(), bench.notices()::problem);
    presets =
        new PresetsModel(
            new PresetsFile(bench.preferences().beside("presets.json")), bench.tasks());
    untouched = Optional.of(sampling.sizes());
    advanced = new AdvancedSettings(bench.preferences().current().get().device());
    checkup = new Checkup(bench.tasks());
    model = new ModelChooser(bench, hub, first.model(), advanced, sampling.size::orOwn);
    assembly = new Assembly(this, bench.preferences());
    new RewardConsent(bench, rewards);
    listen();
    publish();
    bench.draft().onLoad(this::load);
    bench.draft().onModel(model::openUnpacked);
    bench.draft().onReward(this::addReward);
  }

  private void listen() {
    Stream.of(
            new Observable[] {prompt, negative, model.chosen(), model.problem(), branch},
            new Observable[] {rewards.guides, rewards.mode, rewards.heldOut},
            new Observable[] {checkup.misfits()},
            advanced.all(),
            method.all(),
            sampling.all())
        .flatMap(Stream::of)
        .forEach(setting -> setting.addListener(changed -> publish()));
    model.shelf().subscribe(shelf -> rewards.found(shelf.rewards()));
    model.probe().subscribe(outlook::speed);
    model.probe().subscribe(probe -> probe.ifPresent(p -> adopt(p.info())));
    model.probe().subscribe(probe -> probe.ifPresent(p -> learnSize(p.info())));
    model.chosen().subscribe(this::modelChanged);
    Stream.of(advanced.all()).forEach(setting -> setting.addListener(changed -> look()));
    checkup.open.subscribe(open -> look());
    sampling.guidance.subscribe(scale -> look());
    bench.preferences().current().subscribe(this::preferencesChanged);
    bench.session().moment().subscribe(moment -> moment.ifPresent(this::remember));
  }

  // --- what is told

  Outlook outlook() {
    return outlook;
  }

  /** The chosen model's networks, parts that do not fit it, and the memory it takes. */
  Checkup checkup() {
    return checkup;
  }

  /** What does not fit; empty when the draft can run. */
  ReadOnlyObjectProperty<Optional<Misfit>> misfit() {
    return misfit.getReadOnlyProperty();
  }

  /** The stored state the draft starts from; empty for noise. */
  ReadOnlyObjectProperty<Optional<Branch>> branch() {
    return branch.getReadOnlyProperty();
  }

  /** What the method costs, limits aside. */
  ReadOnlyIntegerProperty nfe() {
    return nfe.getReadOnlyProperty();
  }

  /** The eta that an empty field stands for. */
  ObservableValue<String> usualEta() {
    return bench.draft().spec().map(spec -> spec.map(s -> Defaults.eta(s.method())).orElse("0"));
  }

  /** The precision in the preferences. */
  ObservableValue<String> preferredPrecision() {
    return bench.preferences().current().map(p -> DeviceChoice.of(p.device()).precision());
  }

  /** What the model makes where no size is wanted; empty until it was tried so. */
  ReadOnlyObjectProperty<Optional<Size>> ownSize() {
    return ownSize.getReadOnlyProperty();
  }

  /** The steps the model suits. */
  private int suitedSteps() {
    return model
        .probe()
        .get()
        .map(p -> p.info().defaultSteps())
        .orElseGet(() -> model.chosen().get().studio().steps().orElse(sampling.steps.get()));
  }

  // --- putting it together

  private void publish() {
    if (filling) {
      return;
    }
    filling = true;
    method.stretch(sampling.steps.get());
    filling = false;
    nfe.set(Math.toIntExact(Math.min(Integer.MAX_VALUE, method.nfe())));
    misfit.set(assembly.misfit());
    if (misfit.get().isPresent()) {
      bench.draft().set(misfit.get().get().text());
      outlook.clear();
    } else {
      RunSpec spec = assembly.spec();
      bench.draft().set(spec);
      outlook.plan(spec);
    }
  }

  /** Tries the model as it is wanted now, and goes through it. */
  private void look() {
    if (filling) {
      return;
    }
    model.retry();
    ModelChoice chosen = model.chosen().get();
    checkup.look(
        chosen.toy() || !chosen.usable()
            ? Optional.empty()
            : Optional.of(
                new Checkup.Wish(
                    advanced.model(chosen.reference()),
                    advanced.place(bench.preferences().current().get().device()),
                    sampling.size.orOwn(),
                    sampling.guidance.get() != 1)));
  }

  // --- changes that bring others about

  /** Several changes that make one draft. */
  private void together(Runnable changes) {
    boolean outer = filling;
    filling = true;
    try {
      changes.run();
    } finally {
      filling = outer;
    }
    publish();
  }

  private void modelChanged(ModelChoice old, ModelChoice now) {
    if (old.reference().equals(now.reference())) {
      return;
    }
    ownSize.set(Optional.empty());
    together(() -> {
      rewards.suit(now.toy(), FirstSetup.reward(now, bench.assets()));
      now.studio().steps().ifPresent(sampling.steps::set);
      now.studio().guidance().ifPresent(sampling.guidance::set);
      sampling.size.load(WantedSize.OWN);
      advanced.forgetParts();
      if (prompt.get().isBlank()) {
        now.studio().prompt().ifPresent(prompt::set);
      }
    });
    untouched = Optional.of(sampling.sizes());
    look();
  }

  /** Takes over what suits a model, but for what the person has set since it was chosen. */
  private void adopt(GeneratorInfo info) {
    together(() -> untouched.ifPresent(before -> sampling.adopt(info, before)));
    untouched = Optional.empty();
  }

  private void learnSize(GeneratorInfo info) {
    if (sampling.size.orOwn().equals(WantedSize.OWN)) {
      ownSize.set(Optional.of(info.size()));
    }
  }

  private void preferencesChanged(Preferences old, Preferences now) {
    if (!old.models().equals(now.models()) || !old.runs().equals(now.runs())) {
      model.refresh();
    }
    if (!old.device().equals(now.device())) {
      together(() -> advanced.prefer(old.device(), now.device()));
    }
    look();
    publish();
  }

  private void remember(Moment moment) {
    String newest = presets.current().get().prompts().stream().findFirst().orElse("");
    String used = moment.report().spec().prompt();
    if (!used.isBlank() && !used.equals(newest)) {
      presets.change(kept -> kept.withPrompt(used));
    }
  }

  // --- what a person does

  /** Whether a part of the setup was left open. */
  boolean unfolded(Section section) {
    return bench.preferences().current().get().unfolded().contains(section.name());
  }

  /** Remembers that a part of the setup is open, or is not. */
  void unfold(Section section, boolean open) {
    bench
        .preferences()
        .change(p -> {
          Set<String> sections = new HashSet<>(p.unfolded());
          boolean news = open ? sections.add(section.name()) : sections.remove(section.name());
          return news ? p.withUnfolded(sections) : p;
        });
  }

  void newSeed() {
    sampling.seed.set(Numbers.count(ThreadLocalRandom.current().nextLong(1, SEEDS)));
  }

  /** A size was typed: how fast the model is with it, and whether it makes it at all. */
  void sizeEntered() {
    look();
  }

  /** Starts from noise instead of a stored state. */
  void clearBranch() {
    together(() -> {
      branch.set(Optional.empty());
      method.startAt(0);
    });
  }

  /** Sizes the method to spend about so many NFE. */
  void spend(long budget) {
    together(() -> method.spend(budget));
  }

  void apply(Pace pace) {
    together(() -> {
      int steps = branch.get().isPresent() ? sampling.steps.get() : pace.steps(suitedSteps());
      sampling.steps.set(steps);
      method.reset(steps, pace.nfe(steps));
    });
  }

  /** Takes over a preset's settings, but not its model, prompt, seed and branch. */
  void apply(Presets.Preset preset) {
    RunSpec spec = preset.spec();
    int root = method.schedule.get().root();
    boolean toy = model.chosen().get().toy();
    together(() -> {
      method.load(spec);
      method.stretch(branch.get().isPresent() ? sampling.steps.get() : spec.steps());
      method.startAt(root);
      sampling.steps.set(method.schedule.get().steps());
      sampling.suit(spec);
      if (PlaneGenerator.isToy(spec.model()) == toy) {
        rewards.load(spec, toy);
      }
    });
  }

  /** Keeps the draft as a preset; nothing happens while it does not fit. */
  void save(String name) {
    bench
        .draft()
        .spec()
        .get()
        .ifPresent(spec -> {
          Presets.Preset preset = new Presets.Preset(name, spec);
          presets.change(kept -> kept.with(preset));
        });
  }

  private void addReward(Path folder) {
    model.refresh();
    rewards.add(References.reward(folder.toString()));
  }

  private void load(RunSpec spec) {
    together(() -> {
      branch.set(spec.branch());
      prompt.set(spec.prompt());
      negative.set(spec.negative());
      model.choose(References.own(spec.model()));
      advanced.load(spec, bench.preferences().current().get().device());
      rewards.load(spec, PlaneGenerator.isToy(spec.model()));
      method.load(spec);
      sampling.load(spec);
    });
    look();
    untouched = Optional.empty();
  }
}
