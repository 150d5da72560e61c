/**
 * The ground the views stand on: hops between threads, actions with their shortcuts, notices to the
 * person, texts in the person's language, themes, and small controls. Knows nothing of searches.
 */
@NullMarked
package studio.evosearch.app.fx;

import org.jspecify.annotations.NullMarked;
