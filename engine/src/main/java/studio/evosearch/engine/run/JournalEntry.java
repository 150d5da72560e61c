package studio.evosearch.engine.run;

/**
 * A command and the generation it first applied to.
 *
 * @param generation the index of that generation
 * @param command what was told
 */
public record JournalEntry(int generation, RunCommand.Steering command) {}
