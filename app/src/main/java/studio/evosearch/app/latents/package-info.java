/**
 * Maps of a run's latents, and the landscape of its reward over them. {@code MapModel} has maps
 * made in the background, each from the one before; {@code LatentsViewModel} puts a map together
 * with the selection and the generation on show into a {@code MapLook}, which the painters paint on
 * one canvas; {@code MapExports} and {@code LandscapeModel} are the ways out of it.
 */
@NullMarked
package studio.evosearch.app.latents;

import org.jspecify.annotations.NullMarked;
