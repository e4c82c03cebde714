// SPDX-License-Identifier: Apache-2.0
/** Tests of what the SQL stores share. */
@NullMarked
package dev.postern.store.sql;

import org.jspecify.annotations.NullMarked;
