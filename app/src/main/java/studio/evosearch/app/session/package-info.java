/**
 * The run on show and the way to the engine: what views share. {@code Session} hears the engine's
 * events and holds what is stored, what is in flight and where the scrubber stands; {@code
 * Selection}, {@code Pictures} and {@code Draft} are the other things views have in common.
 */
@NullMarked
package studio.evosearch.app.session;

import org.jspecify.annotations.NullMarked;
