/** The candidates of a generation as a grid of thumbnails, to look through, pin, reject and like. */
@NullMarked
package studio.evosearch.app.population;

import org.jspecify.annotations.NullMarked;
