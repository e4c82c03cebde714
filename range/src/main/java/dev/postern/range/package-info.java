// SPDX-License-Identifier: Apache-2.0
/**
 * The proving ground: real database servers started for a test, and clients that log in to them in every way, so that what
 * Postern reads from a log can be held against what really happened. Nothing here is part of the product.
 */
@NullMarked
package dev.postern.range;

import org.jspecify.annotations.NullMarked;
