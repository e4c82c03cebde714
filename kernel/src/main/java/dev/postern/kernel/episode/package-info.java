// SPDX-License-Identifier: Apache-2.0
/**
 * Episodes: signals of one kind that share a source or a user on one database instance within 24 hours, kept as one finding
 * with absolute counts. Everything here is bounded, whatever a hostile log holds.
 */
@NullMarked
package dev.postern.kernel.episode;

import org.jspecify.annotations.NullMarked;
