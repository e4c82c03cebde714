// SPDX-License-Identifier: Apache-2.0
/** {@code postern up} as a process of its own, beside real servers. */
@NullMarked
package dev.postern.range.up;

import org.jspecify.annotations.NullMarked;
