// SPDX-License-Identifier: Apache-2.0

/** Draws and times: what is random is drawn from streams of one seed each, so that no part of the traffic changes another. */
@NullMarked
package dev.postern.evaluation.traffic.chance;

import org.jspecify.annotations.NullMarked;
