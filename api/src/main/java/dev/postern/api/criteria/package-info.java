// SPDX-License-Identifier: Apache-2.0
/**
 * Which findings a request means: conditions on attributes, named by their paths in a finding. What the store has columns for it
 * judges itself; the rest is judged here, on the findings that the store gives.
 */
@NullMarked
package dev.postern.api.criteria;

import org.jspecify.annotations.NullMarked;
