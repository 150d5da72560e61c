/**
 * {@code .evopack}: a model, a reward or a run as one file, to be shared. A zip of the folder's
 * files as they are, with {@code evopack.json} that says what it is and how large each file is, and
 * {@code SHA256SUMS}, which {@code sha256sum -c} reads. What cannot be compressed is stored, so
 * that weights come out as fast as the disk gives them.
 *
 * <p>Unpacking trusts nothing: every name, size and sum is held against those two lists while it is
 * written, into a folder beside the wanted one that takes its name only when all of it is right.
 * Nothing in a pack is run; a reward that runs a program asks its person as any other does.
 */
@NullMarked
package studio.evosearch.engine.pack;

import org.jspecify.annotations.NullMarked;
