/**
 * The forest of a run. {@code Forest} says who descends from whom, {@code TidyLayout} where each
 * node stands; {@code LineageViewModel} puts them together with the selection and the marks into a
 * {@code Look}, which the painters paint on one canvas: only what is in sight, as dots from afar
 * and as pictures from near.
 */
@NullMarked
package studio.evosearch.app.lineage;

import org.jspecify.annotations.NullMarked;
