/**
 * Methods x prompts x seeds at equal cost: {@code PromptSuite} reads what to search for, {@code
 * Bench} runs every {@code Trial} of a plan and keeps its figures, {@code BenchSummary} turns them
 * into means with intervals and win rates.
 *
 * <p>A trial is an ordinary run, worked by the engine's service and deleted once its figures are a
 * line of {@code results.csv}; all else is worked out from that file. So a bench that was killed
 * goes on with the trial in flight, and anyone can check its statistics with other tools.
 */
@NullMarked
package studio.evosearch.engine.bench;

import org.jspecify.annotations.NullMarked;
