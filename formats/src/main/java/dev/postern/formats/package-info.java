// SPDX-License-Identifier: Apache-2.0
/**
 * Database server logs to login events.
 *
 * <p>The way of a line: {@link dev.postern.formats.LineReader} cuts bytes into lines; the {@link dev.postern.formats.LogScanner}
 * of the recognised {@link dev.postern.formats.LogFormat} turns lines into records; the {@link dev.postern.formats.Joiner} of
 * the engine joins the records of one session and settles each login attempt; {@link dev.postern.formats.InstanceReader} does
 * this for all logs of one database instance and gives its logins in time order.
 *
 * <p>Everything in a log line that a client can choose is hostile. No regular expression touches it, every scanner is linear in
 * the line's length, and what is remembered between lines is bounded.
 */
@NullMarked
package dev.postern.formats;

import org.jspecify.annotations.NullMarked;
