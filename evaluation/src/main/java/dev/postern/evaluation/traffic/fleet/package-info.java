// SPDX-License-Identifier: Apache-2.0

/** The fleet: its databases, what their logs tell, its applications, and its people. */
@NullMarked
package dev.postern.evaluation.traffic.fleet;

import org.jspecify.annotations.NullMarked;
