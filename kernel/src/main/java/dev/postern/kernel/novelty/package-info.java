// SPDX-License-Identifier: Apache-2.0
/**
 * How unusual a successful login is, in bits.
 *
 * <p>Each factor compares two explanations of one value: that of an attacker, and that of the user's own habit. Habit is a
 * hierarchical Pitman–Yor prediction that backs off from the user to the peer group to the fleet (Teh 2006, "A hierarchical
 * Bayesian language model based on Pitman–Yor processes"), so that a user who has used many addresses is expected to bring new
 * ones and a nightly job is not. The evidence {@code log2(attacker / habit)} is clipped and summed; the sum is the explanation.
 */
@NullMarked
package dev.postern.kernel.novelty;

import org.jspecify.annotations.NullMarked;
