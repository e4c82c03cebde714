// SPDX-License-Identifier: Apache-2.0
/** Logs in to real servers in every way and holds what Postern reads from their logs against what was done. */
@NullMarked
package dev.postern.range;

import org.jspecify.annotations.NullMarked;
