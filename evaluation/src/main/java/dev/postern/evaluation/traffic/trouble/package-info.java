// SPDX-License-Identifier: Apache-2.0

/** Trouble without malice, and the noise of the internet on databases that it reaches. */
@NullMarked
package dev.postern.evaluation.traffic.trouble;

import org.jspecify.annotations.NullMarked;
