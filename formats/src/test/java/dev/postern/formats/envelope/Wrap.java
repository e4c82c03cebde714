// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Wraps the lines of a log as the documents of the services describe it, one line each. */
final class Wrap {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private Wrap() {}

    static List<byte[]> lines(byte[] log) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        while (from < log.length) {
            int end = Ascii.find(log, from, log.length, '\n');
            lines.add(java.util.Arrays.copyOfRange(log, from, end));
            from = end + 1;
        }
        return lines;
    }

    /** A text as a JSON string. */
    static String json(byte[] bytes) {
        return json(new String(bytes, StandardCharsets.UTF_8));
    }

    static String json(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static Instant at(int line) {
        return START.plusMillis(line);
    }

    static byte[] docker(byte[] log) {
        StringBuilder out = new StringBuilder();
        int n = 0;
        for (byte[] line : lines(log)) {
            String text = new String(line, StandardCharsets.UTF_8) + "\n";
            // The driver cuts long lines.
            int cut = text.length() > 60 && n % 3 == 0 ? 50 : 0;
            if (cut > 0) {
                out.append(docker(text.substring(0, cut), n));
            }
            out.append(docker(text.substring(cut), n++));
        }
        return utf8(out);
    }

    private static String docker(String text, int n) {
        return "{\"log\":" + json(text) + ",\"stream\":\"stderr\",\"time\":\"" + at(n) + "\"}\n";
    }

    static byte[] cri(byte[] log) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int n = 0;
        for (byte[] line : lines(log)) {
            int cut = line.length > 60 && n % 3 == 0 ? 50 : 0;
            if (cut > 0) {
                out.writeBytes("2026-11-22T09:00:00.000000001Z stderr P ".getBytes(StandardCharsets.US_ASCII));
                out.write(line, 0, cut);
                out.write('\n');
            }
            out.writeBytes("2026-11-22T09:00:00.000000002Z stderr F ".getBytes(StandardCharsets.US_ASCII));
            out.write(line, cut, line.length - cut);
            out.write('\n');
            n++;
        }
        return out.toByteArray();
    }

    static byte[] exported(byte[] log) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] line : lines(log)) {
            out.writeBytes("2026-11-22T09:00:00.000Z ".getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(line);
            out.write('\n');
        }
        return out.toByteArray();
    }

    /** {@code aws logs filter-log-events}, laid out as the command does. */
    static byte[] cloudWatch(byte[] log) {
        List<String> events = new ArrayList<>();
        for (byte[] line : lines(log)) {
            events.add("        {\n            \"logStreamName\": \"orders.0\",\n            \"timestamp\": "
                    + at(events.size()).toEpochMilli() + ",\n            \"message\": " + json(line)
                    + ",\n            \"ingestionTime\": 1795338000000,\n            \"eventId\": \"1\"\n        }");
        }
        return utf8("{\n    \"events\": [\n" + String.join(",\n", events)
                + "\n    ],\n    \"searchedLogStreams\": [{\"logStreamName\": \"orders.0\"}]\n}\n");
    }

    /** What a subscription hands on: documents one behind the other, all on one line. */
    static byte[] subscription(byte[] log) {
        StringBuilder out = new StringBuilder();
        List<String> events = new ArrayList<>();
        List<byte[]> lines = lines(log);
        for (int i = 0; i < lines.size(); i++) {
            events.add("{\"id\":\"" + i + "\",\"timestamp\":" + at(i).toEpochMilli() + ",\"message\":"
                    + json(lines.get(i)) + "}");
            if (events.size() == 3 || i == lines.size() - 1) {
                out.append(
                                "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logGroup\":\"/aws/rds/instance/orders\","
                                        + "\"logStream\":\"orders\",\"subscriptionFilters\":[\"all\"],\"logEvents\":[")
                        .append(String.join(",", events))
                        .append("]}");
                events.clear();
            }
        }
        return utf8(out);
    }

    /** {@code gcloud logging read --format=json}: newest first. */
    static byte[] cloudLogging(byte[] log) {
        List<String> entries = new ArrayList<>();
        for (byte[] line : lines(log)) {
            entries.add("  {\n    \"insertId\": \"s=1\",\n    \"logName\":"
                    + " \"projects/p/logs/cloudsql.googleapis.com%2Fpostgres.log\",\n    \"resource\": {\n"
                    + "      \"labels\": {\n        \"database_id\": \"p:orders\"\n      },\n"
                    + "      \"type\": \"cloudsql_database\"\n    },\n    \"textPayload\": " + json(line)
                    + ",\n    \"timestamp\": \"" + at(entries.size()) + "\"\n  }");
        }
        Collections.reverse(entries);
        return utf8("[\n" + String.join(",\n", entries) + "\n]\n");
    }

    static byte[] azure(byte[] log) {
        StringBuilder out = new StringBuilder("{\"records\": [");
        String comma = "";
        int n = 0;
        for (byte[] line : lines(log)) {
            out.append(comma)
                    .append("{\"time\":\"" + at(n++)
                            + "\",\"category\":\"PostgreSQLLogs\",\"operationName\":\"LogEvent\","
                            + "\"LogicalServerName\":\"orders\",\"properties\":{\"processId\":1,\"errorLevel\":\"LOG\","
                            + "\"sqlerrcode\":\"00000\",\"message\":" + json(line) + "}}");
            comma = ",";
        }
        return utf8(out.append("]}"));
    }

    /** The journal, with texts that are not plain as arrays of bytes. */
    static byte[] journal(byte[] log) {
        StringBuilder out = new StringBuilder();
        for (byte[] line : lines(log)) {
            out.append("{\"__REALTIME_TIMESTAMP\":\"1795338000000000\",\"_HOSTNAME\":\"vm\",\"SYSLOG_IDENTIFIER\":"
                            + "\"postgres\",\"_PID\":\"77\",\"MESSAGE\":")
                    .append(journalText(line))
                    .append("}\n");
        }
        return utf8(out);
    }

    private static String journalText(byte[] line) {
        boolean plain = true;
        List<String> bytes = new ArrayList<>();
        for (byte b : line) {
            plain &= b >= ' ';
            bytes.add(String.valueOf(b & 0xFF));
        }
        return plain ? json(line) : "[" + String.join(",", bytes) + "]";
    }

    /** CloudNativePG: rows of csvlog with the columns' names. */
    static byte[] cloudNativePg(byte[] csvlog) {
        List<String> names = List.of(
                "log_time",
                "user_name",
                "database_name",
                "process_id",
                "connection_from",
                "session_id",
                "session_line_num",
                "command_tag",
                "session_start_time",
                "virtual_transaction_id",
                "transaction_id",
                "error_severity",
                "sql_state_code",
                "message",
                "detail",
                "hint",
                "internal_query",
                "internal_query_pos",
                "context",
                "query",
                "query_pos",
                "location",
                "application_name",
                "backend_type",
                "leader_pid",
                "query_id");
        StringBuilder out = new StringBuilder(
                "{\"level\":\"info\",\"ts\":\"2026-11-22T09:00:00Z\",\"msg\":\"starting\",\"logging_pod\":\"orders-1\"}\n");
        for (List<String> row : rows(new String(csvlog, StandardCharsets.UTF_8))) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                fields.add(json(names.get(i)) + ":" + json(row.get(i)));
            }
            out.append("{\"level\":\"info\",\"ts\":\"2026-11-22T09:00:00Z\",\"logger\":\"postgres\",\"msg\":\"record\","
                            + "\"record\":{")
                    .append(String.join(",", fields))
                    .append("},\"logging_pod\":\"orders-1\"}\n");
        }
        return utf8(out);
    }

    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"') {
                if (!quoted && field.length() > 0) {
                    field.append('"'); // the second of a doubled quote
                }
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                field.append(c);
            }
        }
        return rows;
    }

    private static byte[] utf8(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
