// SPDX-License-Identifier: Apache-2.0
/**
 * Where a login came from: the address or host name with all that the lists and the network data say of it, and the keys by
 * which detectors group sources.
 */
@NullMarked
package dev.postern.kernel.origin;

import org.jspecify.annotations.NullMarked;
