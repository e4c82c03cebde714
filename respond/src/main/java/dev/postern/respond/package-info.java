// SPDX-License-Identifier: Apache-2.0
/**
 * The way out: each new or updated finding, as the event that Amazon EventBridge would deliver, to files and web servers. What is
 * to be delivered stands in the store's outbox; a delivery leaves it only when its sink has taken it, so that each arrives at
 * least once, those of one finding in order, and a repeated one under the same id.
 */
@NullMarked
package dev.postern.respond;

import org.jspecify.annotations.NullMarked;
