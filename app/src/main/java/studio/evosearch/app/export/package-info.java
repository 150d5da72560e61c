/**
 * The run on show as files for people and other programs: an action a kind, written in the
 * background by the engine's own code, and films played where the system can.
 */
@NullMarked
package studio.evosearch.app.export;

import org.jspecify.annotations.NullMarked;
