// SPDX-License-Identifier: Apache-2.0
/**
 * What Postern keeps, as ports: the login log, the detector's state, findings with the deliveries that are still to be made, and
 * the databases known. Everything belongs to an account and a region. Times are microseconds since the epoch. Every method is one
 * transaction and throws {@link dev.postern.store.StoreException} when the database fails; nothing of it is then kept.
 */
@NullMarked
package dev.postern.store;

import org.jspecify.annotations.NullMarked;
