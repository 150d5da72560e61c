/**
 * The candidates of a generation as a grid of thumbnails, to look through, pin, reject and like.
 * {@code Roster} is every candidate there is, {@code Query} what is asked for, {@code Sheet} who is
 * shown in which order, {@code Looks} what a cell says. Nobody loses the place or the selection
 * when results arrive: who is in the making stays in the order of ids, who is selected stays in the
 * grid, and a liking moves nobody until the next generation comes.
 */
@NullMarked
package studio.evosearch.app.population;

import org.jspecify.annotations.NullMarked;
