// SPDX-License-Identifier: Apache-2.0
/** Logins to real PostgreSQL servers and what is read of them. */
@NullMarked
package dev.postern.range.postgresql;

import org.jspecify.annotations.NullMarked;
