// SPDX-License-Identifier: Apache-2.0

/** Tests of the traffic's log files, by way of the readers of real ones. */
@NullMarked
package dev.postern.evaluation.traffic.log;

import org.jspecify.annotations.NullMarked;
