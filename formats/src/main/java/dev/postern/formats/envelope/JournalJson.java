// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

/** {@code journalctl -o json}: one object a line (systemd's Journal JSON Format). */
final class JournalJson implements JsonSyntax {

    @Override
    public boolean read(JsonFields fields, Piece piece) {
        String text = fields.get("MESSAGE");
        long micros = number(fields, "_SOURCE_REALTIME_TIMESTAMP");
        micros = micros < 0 ? number(fields, "__REALTIME_TIMESTAMP") : micros;
        if (text == null || micros < 0) {
            return false;
        }
        piece.time = new KnownTime(micros);
        piece.process = (int) Math.min(number(fields, "SYSLOG_PID"), Integer.MAX_VALUE);
        piece.process = piece.process < 0 ? (int) number(fields, "_PID") : piece.process;
        piece.sender = new Sender(
                JsonSyntax.orEmpty(fields.get("_HOSTNAME")),
                JsonSyntax.orEmpty(fields.first("SYSLOG_IDENTIFIER", "_COMM")));
        JsonSyntax.text(piece, text);
        return true;
    }

    private static long number(JsonFields fields, String name) {
        byte[] digits = JsonSyntax.orEmpty(fields.get(name)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Ascii.number(digits, 0, digits.length);
    }
}
