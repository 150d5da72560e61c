/**
 * What leaves a run as a file for people: PNG with settings embedded, contact sheets, maps of
 * latents as figures (one painter, with a pen for pixels and one for SVG), tables and projector
 * files.
 */
@NullMarked
package studio.evosearch.engine.export;

import org.jspecify.annotations.NullMarked;
