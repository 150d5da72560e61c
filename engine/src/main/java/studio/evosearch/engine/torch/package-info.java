/**
 * The only package that imports {@code ai.djl}: libtorch's runtime and devices, script modules,
 * mapped weights, tokenizers, the memory of a device and who has it.
 *
 * <p>A float32 checkpoint that is computed with as it is on the CPU is mapped, not read: opening
 * Stable Diffusion 2.1's UNet (3.5 GB) and calling it once took 61 MB of memory no file backs. In
 * any other case (half precision to float32, the usual one on the CPU, or the other way; a GPU)
 * weights are converted once when first needed, tensor by tensor, and the file is unmapped then:
 * the same UNet in float16 takes 3.4 GB in float32. Casting inside the script would halve that and
 * repeat the cast at every step.
 *
 * <p>{@code Placement} says where and how a model runs. What a call takes is predicted from its
 * script before it is made ({@code CallCosts}); components on one device make room for each other
 * ({@code Residency}), so that a text encoder goes when a denoiser needs its place.
 */
@NullMarked
package studio.evosearch.engine.torch;

import org.jspecify.annotations.NullMarked;
