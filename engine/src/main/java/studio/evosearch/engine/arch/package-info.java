/**
 * One class per architecture, named as in diffusers and transformers: config + safetensors header
 * in, script out. Adding an architecture means adding one class here.
 */
@NullMarked
package studio.evosearch.engine.arch;

import org.jspecify.annotations.NullMarked;
