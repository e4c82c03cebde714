// SPDX-License-Identifier: Apache-2.0
/**
 * The store in SQL, for any database that speaks the common part of it: schema, login log, detections, findings, instances and
 * outbox. {@code sqlite} and {@code postgresql} add what is theirs: connections, locking, error texts, sizes. Values reach the
 * database as parameters only.
 */
@NullMarked
package dev.postern.store.sql;

import org.jspecify.annotations.NullMarked;
