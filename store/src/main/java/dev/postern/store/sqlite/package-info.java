// SPDX-License-Identifier: Apache-2.0
/**
 * The store in one SQLite file: the default, which needs no server. One connection writes, others read beside it (write-ahead
 * log); each commit is on the disk before it returns.
 */
@NullMarked
package dev.postern.store.sqlite;

import org.jspecify.annotations.NullMarked;
