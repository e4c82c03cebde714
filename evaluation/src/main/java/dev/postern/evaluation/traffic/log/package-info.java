// SPDX-License-Identifier: Apache-2.0

/** The traffic as the log files that its servers would have written, to be read again by the reader of formats. */
@NullMarked
package dev.postern.evaluation.traffic.log;

import org.jspecify.annotations.NullMarked;
