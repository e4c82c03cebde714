// SPDX-License-Identifier: Apache-2.0
/**
 * PostgreSQL 10 to 18: its three log formats and how its sessions are joined.
 *
 * <p>The way of a line: a scanner ({@link dev.postern.formats.postgresql.StderrScanner}, {@link
 * dev.postern.formats.postgresql.CsvlogScanner}, {@link dev.postern.formats.postgresql.JsonlogScanner}) finds time, process,
 * severity and message; {@link dev.postern.formats.postgresql.Messages} says what a message means for a login,
 * {@link dev.postern.formats.postgresql.Translator} puts messages of other languages into English for it; {@link
 * dev.postern.formats.postgresql.PgJoiner} joins what one session has logged and settles it.
 *
 * <p>Text logs whose {@code log_line_prefix} holds the user or database name can be forged by anybody who reaches the port: the
 * server writes both names raw, line breaks included, before it has checked them. {@link
 * dev.postern.formats.postgresql.Disentangler} finds the one reading of such lines that explains every byte.
 *
 * <p>What stands in front of a server is read as part of it: PgBouncer's log ({@code Pooler…}) tells of its clients' logins,
 * HAProxy's ({@code Prox…}) whom a connection was made for.
 */
@NullMarked
package dev.postern.formats.postgresql;

import org.jspecify.annotations.NullMarked;
