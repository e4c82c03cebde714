// SPDX-License-Identifier: Apache-2.0
/**
 * Logins from listed addresses: needs no learning, reports from the first line.
 */
@NullMarked
package dev.postern.kernel.listed;

import org.jspecify.annotations.NullMarked;
