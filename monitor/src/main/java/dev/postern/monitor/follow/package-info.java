// SPDX-License-Identifier: Apache-2.0
/**
 * Follows log files that grow and rotate, and gives each complete line exactly once, in order, whatever happens to the files and
 * whenever the program is started again.
 *
 * <p>A log is a row of <em>generations</em>: contents that only grow. A generation may be moved to another name, copied, or
 * compressed; it is known again by its content (a {@link dev.postern.monitor.follow.Fingerprint}), and by its inode where contents
 * do not differ yet. A {@link dev.postern.monitor.follow.Position} says how far the row has been read: which generation, how far
 * into it, and which were the last ones before it. What is newer than those is still to be read.
 *
 * <p>What cannot be known is said: lines that are written between the copy and the truncation of a {@code copytruncate} are
 * nowhere on the disk; a file that was deleted before it was read to its end is reported as lost.
 */
@NullMarked
package dev.postern.monitor.follow;

import org.jspecify.annotations.NullMarked;
