package studio.evosearch.engine.run;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.Round;

/**
 * A generation as it goes into the store.
 *
 * @param round what was planned
 * @param settings what applied to it
 * @param candidates its new candidates, judged
 * @param states kept states by candidate and state index
 * @param pictures PNG by candidate, of a video its still
 * @param videos MP4 by candidate, of those that are videos
 * @param spent what this generation cost
 */
record Commit(
    Round round,
    Settings settings,
    List<Candidate> candidates,
    Map<Long, SortedMap<Integer, StoredState>> states,
    Map<Long, byte[]> pictures,
    Map<Long, byte[]> videos,
    Ledger spent) {}
