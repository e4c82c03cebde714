// SPDX-License-Identifier: Apache-2.0
/** Suppression rules: what one would have hidden, before it is made. */
@NullMarked
package dev.postern.console.rule;

import org.jspecify.annotations.NullMarked;
