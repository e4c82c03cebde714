// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.nio.charset.StandardCharsets;

/** Records of containers and of cloud services that hold a line of a server's log as text. */
final class CloudJson {
    private static final long MILLI = 1_000;

    private CloudJson() {}

    /** Docker's json-file driver: a line with its line break, or a part of a long line without. */
    static boolean docker(JsonFields fields, Piece piece) {
        String text = fields.get("log");
        String stream = fields.get("stream");
        if (text == null || stream == null) {
            return false;
        }
        piece.time = IsoTime.of(fields.get("time"));
        piece.sender = new Sender("", stream);
        piece.partial = !text.endsWith("\n");
        JsonSyntax.text(piece, piece.partial ? text : text.substring(0, text.length() - 1));
        return true;
    }

    /** CloudWatch Logs: events of {@code filter-log-events} and {@code get-log-events}, and of subscriptions. */
    static boolean cloudWatch(JsonFields fields, Piece piece) {
        String text = fields.get("message");
        byte[] time = JsonSyntax.orEmpty(fields.get("timestamp")).getBytes(StandardCharsets.UTF_8);
        long millis = Ascii.number(time, 0, time.length);
        if (text == null || millis < 0) {
            return false;
        }
        piece.time = new KnownTime(millis * MILLI);
        piece.sender = new Sender(stream(JsonSyntax.orEmpty(fields.get("logStreamName"))), "");
        JsonSyntax.text(piece, text);
        return true;
    }

    /** RDS numbers the streams of one instance: {@code orders.0}, {@code orders.1}. */
    private static String stream(String name) {
        int dot = name.lastIndexOf('.');
        byte[] rest = name.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return dot > 0 && Ascii.number(rest, 0, rest.length) >= 0 ? name.substring(0, dot) : name;
    }

    /** Google Cloud Logging (LogEntry): Cloud SQL and AlloyDB. */
    static boolean cloudLogging(JsonFields fields, Piece piece) {
        String text = fields.first("textPayload", "jsonPayload.message");
        String log = fields.get("logName");
        if (log == null) {
            return false;
        }
        piece.time = IsoTime.of(fields.first("timestamp", "receiveTimestamp"));
        String instance =
                fields.first("resource.labels.database_id", "resource.labels.instance_id", "resource.labels.pod_name");
        piece.sender = new Sender(JsonSyntax.orEmpty(instance), log.substring(log.lastIndexOf('/') + 1));
        JsonSyntax.text(piece, JsonSyntax.orEmpty(text));
        return true;
    }

    /**
     * Azure Monitor's resource logs: the message is a whole line, its detail stands apart. The single server, now gone, kept
     * prefix and severity apart as well.
     */
    static boolean azure(JsonFields fields, Piece piece) {
        String category = fields.get("category");
        if (category == null || !fields.has("time")) {
            return false;
        }
        String text = JsonSyntax.orEmpty(fields.first("properties.message", "properties.log", "properties.Log"));
        String severity = JsonSyntax.orEmpty(fields.get("properties.errorLevel")) + ":  ";
        String prefix = fields.get("properties.prefix");
        if (prefix != null && !text.startsWith(prefix)) {
            text = prefix + severity + text;
        }
        String detail = fields.get("properties.detail");
        int prefixEnd = text.indexOf(severity);
        if (detail != null && !detail.isEmpty() && prefixEnd > 0) {
            text += "\n" + text.substring(0, prefixEnd) + "DETAIL:  " + detail.replace("\n", "\n\t");
        }
        piece.time = IsoTime.of(fields.get("time"));
        piece.sender = new Sender(JsonSyntax.orEmpty(fields.first("LogicalServerName", "resourceId")), category);
        JsonSyntax.text(piece, text);
        return true;
    }
}
