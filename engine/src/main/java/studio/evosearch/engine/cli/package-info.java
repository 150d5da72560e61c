/** The command line (picocli): thin, one class a command, over the packages above. */
@NullMarked
package studio.evosearch.engine.cli;

import org.jspecify.annotations.NullMarked;
