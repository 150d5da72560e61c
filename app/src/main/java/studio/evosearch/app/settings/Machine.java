package studio.evosearch.app.settings;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * What this machine offers to models.
 *
 * @param threads the number that stands for the default
 * @param devices asks for them in the background, since that may take a second
 */
public record Machine(int threads, Callable<List<String>> devices) {}
