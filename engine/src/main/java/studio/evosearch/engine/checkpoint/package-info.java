/**
 * Model folders in the Hugging Face layouts as people have them: {@code model_index.json},
 * component configs, safetensors headers (sharded too), tokenizer files, the local cache. Reads
 * headers, never weights.
 */
@NullMarked
package studio.evosearch.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
