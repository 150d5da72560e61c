/** Candidates side by side, and two runs side by side. */
@NullMarked
package studio.evosearch.app.compare;

import org.jspecify.annotations.NullMarked;
