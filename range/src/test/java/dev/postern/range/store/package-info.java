// SPDX-License-Identifier: Apache-2.0
/** The store in real PostgreSQL servers. */
@NullMarked
package dev.postern.range.store;

import org.jspecify.annotations.NullMarked;
