// SPDX-License-Identifier: Apache-2.0

/** Tests of the traffic: that it is what it says, and the same each time. */
@NullMarked
package dev.postern.evaluation.traffic;

import org.jspecify.annotations.NullMarked;
