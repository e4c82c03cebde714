// SPDX-License-Identifier: Apache-2.0

/** The figures of an evaluation, as they are written: made of the results of all seeds. */
@NullMarked
package dev.postern.evaluation.report;

import org.jspecify.annotations.NullMarked;
