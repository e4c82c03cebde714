// SPDX-License-Identifier: Apache-2.0

/**
 * What the kernel is compared with on the same logins: our reading of public rules of others, not their products, and the plain
 * rules that everybody writes first.
 */
@NullMarked
package dev.postern.evaluation.baseline;

import org.jspecify.annotations.NullMarked;
