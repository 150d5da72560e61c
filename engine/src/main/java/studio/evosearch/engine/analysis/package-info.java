/**
 * What a run says of itself: how different its pictures are and how many parents they really have,
 * maps of its latents (principal components, t-SNE), and the landscape of the reward over them
 * (Moran's I, heritability, how early previews tell). Formulas name their sources; models are met
 * only as values; the same run gives the same figures on any machine.
 */
@NullMarked
package studio.evosearch.engine.analysis;

import org.jspecify.annotations.NullMarked;
