// SPDX-License-Identifier: Apache-2.0
/**
 * What log lines are wrapped in on their way to a file: syslog, the journal, containers' logs, cloud services' exports.
 *
 * <p>The way of a line: a {@link dev.postern.formats.envelope.PieceReader} takes a file apart into pieces, each with the text
 * that one sender wrote at one time; a {@link dev.postern.formats.envelope.FormEnvelope} tells from the head of a file who has
 * sent what; {@link dev.postern.formats.envelope.Unwrapped} puts the pieces of one sender together again to the lines that its
 * server had written. What other senders wrote is passed over and counted.
 *
 * <p>Envelopes trust what the envelope's writer vouches for (time, sender, process, where a message begins) and nothing in the
 * text.
 */
@NullMarked
package dev.postern.formats.envelope;

import org.jspecify.annotations.NullMarked;
