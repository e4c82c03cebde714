// SPDX-License-Identifier: Apache-2.0
/** Suppression rules and saved filters: what they say, and what they would have hidden. */
@NullMarked
package dev.postern.console.rule;

import org.jspecify.annotations.NullMarked;
