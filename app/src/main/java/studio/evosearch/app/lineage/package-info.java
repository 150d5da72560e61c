/** The forest of the run: every candidate under its parent, root noises at the top. */
@NullMarked
package studio.evosearch.app.lineage;

import org.jspecify.annotations.NullMarked;
