/**
 * The only package that imports {@code ai.djl}: libtorch's runtime and devices, script modules,
 * mapped weights, tokenizers, splitting a batch that does not fit.
 */
@NullMarked
package studio.evosearch.engine.torch;

import org.jspecify.annotations.NullMarked;
