// SPDX-License-Identifier: Apache-2.0
/**
 * The store in a PostgreSQL database, version 14 or newer: for those who run one anyway and want the store backed up and watched
 * with it. One Postern at a time writes to a schema.
 */
@NullMarked
package dev.postern.store.postgresql;

import org.jspecify.annotations.NullMarked;
