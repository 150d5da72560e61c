/** What leaves a run as a file for people: PNG with settings embedded, contact sheets. */
@NullMarked
package studio.evosearch.engine.export;

import org.jspecify.annotations.NullMarked;
