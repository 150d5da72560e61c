/** Past runs, the queue of waiting runs, and what is dropped onto the window. */
@NullMarked
package studio.evosearch.app.library;

import org.jspecify.annotations.NullMarked;
