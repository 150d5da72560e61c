package studio.evosearch.engine.reward;

/**
 * A line in a list of rewards.
 *
 * @param reference what a spec names it by: a model folder, or a name
 * @param name for people
 * @param description what it measures and in which unit
 */
public record RewardEntry(String reference, String name, String description) {}
