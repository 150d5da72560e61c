/**
 * {@code ScriptBuilder}: Java calls become TorchScript text whose weights carry the checkpoint's
 * own tensor names. Knows no architecture and no DJL.
 */
@NullMarked
package studio.evosearch.engine.script;

import org.jspecify.annotations.NullMarked;
