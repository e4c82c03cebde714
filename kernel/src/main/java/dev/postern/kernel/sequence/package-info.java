// SPDX-License-Identifier: Apache-2.0
/**
 * Attacks in several stages: findings of one actor within a day that, taken together, say that a database is compromised. What is
 * told of findings goes in, in the total order of inputs; no detector reads what is remembered here.
 */
@NullMarked
package dev.postern.kernel.sequence;

import org.jspecify.annotations.NullMarked;
