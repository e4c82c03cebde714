// SPDX-License-Identifier: Apache-2.0
/** Databases that fall silent against their own habit. */
@NullMarked
package dev.postern.kernel.silence;

import org.jspecify.annotations.NullMarked;
