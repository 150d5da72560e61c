package studio.evosearch.engine.run;

/**
 * The stored state another run left behind that this run starts from. The state itself is copied
 * into the new run, which needs the other no more.
 *
 * @param run the other run's folder
 * @param candidate a candidate of it
 * @param state a state index that was kept of that candidate
 */
public record Branch(String run, long candidate, int state) {}
