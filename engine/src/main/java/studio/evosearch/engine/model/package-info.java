/**
 * {@code Generator}: prompt encoder, denoiser and decoder behind plain values; one small class per
 * pipeline kind, and the 2-D toys with their exact denoiser. What they make is {@code Footage}: a
 * picture, or the frames of a video.
 */
@NullMarked
package studio.evosearch.engine.model;

import org.jspecify.annotations.NullMarked;
