// SPDX-License-Identifier: Apache-2.0
/**
 * The bytes in which the kernel's memory is kept. Each class that remembers something writes its own fields with a
 * {@link dev.postern.kernel.state.StateWriter} and reads them, in the same order, with a
 * {@link dev.postern.kernel.state.StateReader}.
 *
 * <p>A part begins with the version of the format and ends with a checksum. Whoever changes what a class writes raises the
 * version and lets the reader still take the older ones.
 */
@NullMarked
package dev.postern.kernel.state;

import org.jspecify.annotations.NullMarked;
