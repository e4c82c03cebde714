// SPDX-License-Identifier: Apache-2.0

/**
 * Measures how well a detector finds the attacks in generated traffic: which logins each finding rests on, which attacks that
 * finds by the strict rule, and what it says of logins that are nobody's business. What is counted, and how, is written in
 * {@code docs/detection-quality.md}.
 */
@NullMarked
package dev.postern.evaluation.measure;

import org.jspecify.annotations.NullMarked;
