/**
 * What leaves a run as files for people and other programs: PNG with settings embedded, contact
 * sheets, tables, lineages, films, a page of HTML; and what figures are drawn on.
 */
@NullMarked
package studio.evosearch.engine.export;

import org.jspecify.annotations.NullMarked;
