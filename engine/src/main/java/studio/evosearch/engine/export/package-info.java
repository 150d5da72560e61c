/**
 * What leaves a run as files for people and other programs: PNG with settings embedded, contact
 * sheets, tables, lineages, maps of latents, films, a page of HTML. Figures have one painter each
 * and are drawn on a canvas, of pixels or of SVG.
 */
@NullMarked
package studio.evosearch.engine.export;

import org.jspecify.annotations.NullMarked;
