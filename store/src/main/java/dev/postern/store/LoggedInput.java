// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import dev.postern.kernel.Input;

/**
 * A login or tamper signal in the login log.
 *
 * @param seq its place, from 1, rising; gaps are allowed
 * @param input equal to the one appended
 */
public record LoggedInput(long seq, Input input) {}
