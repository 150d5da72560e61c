/**
 * What a diffusion or flow model's trajectory is: {@code NoiseSchedule}, {@code Prediction}, {@code
 * Guidance} and one {@code Sampler} for both processes. Pure Java on float arrays; knows no model
 * and no device.
 */
@NullMarked
package studio.evosearch.engine.diffusion;

import org.jspecify.annotations.NullMarked;
