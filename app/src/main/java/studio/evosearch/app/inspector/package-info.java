/** One candidate: its picture, trajectory, scores, ancestry, and what can be done with it. */
@NullMarked
package studio.evosearch.app.inspector;

import org.jspecify.annotations.NullMarked;
