/**
 * Past runs, the queue of waiting runs, and what is dropped onto the window. {@code LibraryView}
 * lists the runs of the library's folder, read again in the background whenever one of them
 * changes; {@code QueueView} orders those that wait; {@code DropZone} and {@code OfferDialog} show
 * the settings of a picture or a run as a difference to the current ones.
 */
@NullMarked
package studio.evosearch.app.library;

import org.jspecify.annotations.NullMarked;
