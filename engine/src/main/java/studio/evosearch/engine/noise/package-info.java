/**
 * Keyed streams of random numbers: (run seed, candidate, step, purpose) gives the same floats on
 * any machine, whatever was drawn elsewhere before. There is no global generator in this program.
 */
@NullMarked
package studio.evosearch.engine.noise;

import org.jspecify.annotations.NullMarked;
