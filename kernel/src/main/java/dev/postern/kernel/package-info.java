// SPDX-License-Identifier: Apache-2.0
/**
 * The detection kernel: normalised logins in, findings out.
 *
 * <p>Pure. It knows no clock, no file, no thread and no log: time, randomness and order come in with the inputs, so that the
 * same inputs give the same findings to the byte.
 */
@NullMarked
package dev.postern.kernel;

import org.jspecify.annotations.NullMarked;
