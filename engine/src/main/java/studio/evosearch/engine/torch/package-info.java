/**
 * The only package that imports {@code ai.djl}: libtorch's runtime and devices, script modules,
 * mapped weights, tokenizers, splitting a batch that does not fit.
 *
 * <p>On the CPU all is computed in float32. A float32 checkpoint is mapped, not read: opening
 * Stable Diffusion 2.1's UNet (3.5 GB) and calling it once took 61 MB of memory no file backs. A
 * half-precision checkpoint is converted to float32 once when first called, tensor by tensor, and
 * its file is unmapped then: the same UNet in float16 takes 3.4 GB. Casting inside the script would
 * halve that and repeat the cast at every step.
 */
@NullMarked
package studio.evosearch.engine.torch;

import org.jspecify.annotations.NullMarked;
