package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import studio.evosearch.engine.search.Candidate;

/** Works a run's report out, in one pass over its candidates. */
final class RunFigures {
  private final RunStore store;
  private final RunSpec spec;
  private final List<JournalEntry> journal;
  private final List<GenerationRecord> stored;
  private final Settings next;
  private final Settings shown;
  private final List<String> guides;
  private final Archive archive;

  RunFigures(RunStore store) {
    this.store = store;
    this.spec = store.spec();
    this.journal = store.journal();
    this.stored = store.generations();
    this.next = Settings.at(stored.size(), spec, journal);
    // A prompt under which not all are judged yet says nothing of those that are not.
    boolean judged = stored.isEmpty() || store.unjudged(next.prompt()).isEmpty();
    this.shown = judged ? next : stored.getLast().settings();
    // A run that has not begun has no candidates, and no names for its rewards yet.
    this.guides =
        store.guideNames().isEmpty()
            ? spec.rewards().stream().map(RewardTerm::reference).distinct().toList()
            : store.guideNames();
    this.archive = new Archive(RunParts.mix(spec, guides));
    archive.add(store.candidates(shown.prompt()), shown.controls());
  }

  RunReport report() {
    List<RunReport.GenerationLine> generations = generations();
    List<RunReport.CandidateLine> candidates =
        archive.candidates().stream().map(this::line).toList();
    Ledger ledger = stored.stream().map(GenerationRecord::spent).reduce(Ledger.ZERO, Ledger::plus);
    return new RunReport(
        store.folder().toString(),
        store.state(),
        store.reason(),
        spec,
        shown.prompt(),
        ledger.nfe(),
        store.dropped(),
        ledger,
        ledger.seconds(),
        generations,
        candidates,
        candidates.stream().filter(c -> Double.isNaN(c.reward())).count(),
        archive
            .best(spec.steps(), shown.controls())
            .map(b ->
                new RunReport.Best(
                    b.candidate(), b.fitness(), store.picture(b.candidate()).toString())),
        journal,
        told(),
        stored.size(),
        guides,
        heldOut(),
        store.video(0).isPresent(),
        store.created());
  }

  /** All that was told so far; while a generation is in flight that is for the one after it. */
  private Settings told() {
    int last = journal.stream().mapToInt(JournalEntry::generation).max().orElse(0);
    return Settings.at(Math.max(last, stored.size()), spec, journal);
  }

  private List<String> heldOut() {
    if (archive.candidates().isEmpty()) {
      return spec.heldOut();
    }
    TreeSet<String> names = new TreeSet<>();
    archive.candidates().forEach(c -> names.addAll(c.rewards().keySet()));
    guides.forEach(names::remove);
    return List.copyOf(names);
  }

  private List<RunReport.GenerationLine> generations() {
    Map<Integer, List<Candidate>> byGeneration =
        archive.candidates().stream().collect(Collectors.groupingBy(Candidate::round));
    List<RunReport.GenerationLine> lines = new ArrayList<>();
    double bestSoFar = Double.NaN;
    long nfeSoFar = 0;
    for (GenerationRecord generation : stored) {
      List<Candidate> own = byGeneration.getOrDefault(generation.index(), List.of());
      double best = best(own);
      bestSoFar = Double.isNaN(bestSoFar) || best > bestSoFar ? best : bestSoFar;
      nfeSoFar += generation.spent().nfe();
      lines.add(
          new RunReport.GenerationLine(
              generation.index(),
              generation.state(),
              generation.elites(),
              own.size(),
              best,
              bestSoFar,
              mean(generation, own),
              generation.spent().nfe(),
              nfeSoFar,
              generation.spent().seconds(),
              generation.settings(),
              generation.spent()));
    }
    return lines;
  }

  private double best(List<Candidate> own) {
    return own.stream()
        .filter(c -> c.to() == spec.steps())
        .mapToDouble(c -> archive.fitness(c.id()))
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }

  private double mean(GenerationRecord generation, List<Candidate> own) {
    return LongStream.concat(
            generation.elites().stream().mapToLong(Long::longValue),
            own.stream().mapToLong(Candidate::id))
        .mapToDouble(archive::fitness)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  private RunReport.CandidateLine line(Candidate c) {
    return new RunReport.CandidateLine(
        c.id(),
        c.start().parent(),
        c.round(),
        c.from(),
        c.to(),
        c.start().getClass().getSimpleName(),
        archive.fitness(c.id()),
        c.rewards(),
        c.start(),
        c.to() - c.from());
  }
}
