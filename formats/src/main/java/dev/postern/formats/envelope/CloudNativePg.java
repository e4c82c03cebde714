// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.util.List;

/**
 * CloudNativePG's instance manager: it reads PostgreSQL's csvlog and writes each row as an object with the columns' names.
 * The row is put together again.
 */
final class CloudNativePg implements JsonSyntax {
    /** The columns of csvlog in their order (manual, 20.8.4); the last three are missing before versions 13 and 14. */
    private static final List<String> COLUMNS = List.of(
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

    @Override
    public boolean read(JsonFields fields, Piece piece) {
        String logger = fields.get("logger");
        if (!fields.has("level") || !fields.has("ts") || !fields.has("msg")) {
            return false;
        }
        String pod = fields.first("logging_pod", "logging_podName");
        boolean row = fields.has("record.log_time");
        // Remarks of the manager itself are another program's, whatever logger they name.
        piece.sender = new Sender(JsonSyntax.orEmpty(pod), row ? JsonSyntax.orEmpty(logger) : "manager");
        String time = fields.get("record.log_time");
        piece.time = IsoTime.of(time != null && time.endsWith(" UTC") ? time.replace(" UTC", "Z") : fields.get("ts"));
        JsonSyntax.text(piece, row ? csv(fields) : JsonSyntax.orEmpty(fields.get("msg")));
        return true;
    }

    private static String csv(JsonFields fields) {
        StringBuilder row = new StringBuilder(JsonSyntax.orEmpty(fields.get("record.log_time")));
        for (String column : COLUMNS.subList(1, COLUMNS.size())) {
            row.append(',');
            String value = fields.get("record." + column);
            if (value != null && !value.isEmpty()) {
                row.append('"').append(value.replace("\"", "\"\"")).append('"');
            }
        }
        return row.toString();
    }
}
