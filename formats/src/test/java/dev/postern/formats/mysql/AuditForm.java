// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes connections as each audit plugin does, after the manuals of MySQL ("Audit Log File Formats") and Percona Server
 * ("Audit log plugin", "Audit Log Filter"); all at 2026-11-22 09:00 and as many seconds as the connection's id.
 */
enum AuditForm {
    /** MySQL Enterprise Audit: an array with one record on a line. */
    ENTERPRISE_JSON("mysql-audit-json") {
        @Override
        String record(Connect c) {
            return "{ \"timestamp\": \"" + time(c, " ", "") + "\", \"id\": 0, \"class\": \"connection\", \"event\": \""
                    + c.event(true) + "\", \"connection_id\": " + c.id + ", \"account\": { \"user\": \""
                    + (c.status == 0 ? json(c.user) : "") + "\", \"host\": \"" + json(c.host)
                    + "\" }, \"login\": { \"user\": \""
                    + json(c.user) + "\", \"os\": \"\", \"ip\": \"" + c.ip
                    + "\", \"proxy\": \"\" }, \"connection_data\": { \"connection_type\": \""
                    + (c.tls ? "ssl" : "tcp/ip")
                    + "\", \"status\": " + c.status + ", \"db\": \"" + json(c.database)
                    + "\", \"connection_attributes\": { \"_pid\": \"43236\", \"program_name\": \"" + json(c.program)
                    + "\" } } },\n";
        }

        @Override
        String head() {
            return "[\n";
        }
    },
    /** Percona's audit_log_filter: an array with a record on many lines, in local time. */
    FILTER_JSON("mysql-audit-json") {
        @Override
        String record(Connect c) {
            return "  {\n    \"timestamp\": \"" + time(c, " ", "")
                    + "\",\n    \"id\": 7,\n    \"class\": \"connection\",\n"
                    + "    \"event\": \"" + c.event(true) + "\",\n    \"connection_id\": " + c.id
                    + ",\n    \"account\": { \"user\": \"" + json(c.user) + "\", \"host\": \"" + json(c.host)
                    + "\" },\n    \"login\": { \"user\": \"" + json(c.user) + "\", \"os\": \"\", \"ip\": \"" + c.ip
                    + "\", \"proxy\": \"\" },\n    \"connection_data\": {\n      \"connection_type\": \""
                    + (c.tls ? "ssl" : "tcp/ip") + "\",\n      \"status\": " + c.status + ",\n      \"db\": \""
                    + json(c.database) + "\"\n    },\n    \"connection_attributes\": {\n      \"program_name\": \""
                    + json(c.program) + "\"\n    }\n  },\n";
        }

        @Override
        String head() {
            return "[\n";
        }
    },
    PERCONA_JSON("percona-audit-json") {
        @Override
        String record(Connect c) {
            return "{\"audit_record\":{\"name\":\"" + c.event(false)
                    + "\",\"record\":\"7_2026-11-22T09:00:00\",\"timestamp\":\""
                    + time(c, "T", "Z") + "\",\"connection_id\":\"" + c.id + "\",\"status\":" + c.status
                    + ",\"user\":\""
                    + json(c.user) + "\",\"priv_user\":\"" + json(c.user)
                    + "\",\"os_login\":\"\",\"proxy_user\":\"\",\"host\":\"" + json(c.host) + "\",\"ip\":\"" + c.ip
                    + "\",\"db\":\"" + json(c.database) + "\"}}\n";
        }
    },
    PERCONA_CSV("percona-audit-csv") {
        @Override
        String record(Connect c) {
            return "\"" + c.event(false) + "\",\"7_2026-11-22T09:00:00\",\"" + time(c, "T", " UTC") + "\",\"" + c.id
                    + "\","
                    + c.status + ",\"" + csv(c.user) + "\",\"" + csv(c.user) + "\",\"\",\"\",\"" + csv(c.host) + "\",\""
                    + c.ip + "\",\"" + csv(c.database) + "\"\n";
        }
    },
    NEW_XML("mysql-audit-xml") {
        @Override
        String record(Connect c) {
            return " <AUDIT_RECORD>\n  <TIMESTAMP>" + time(c, "T", " UTC")
                    + "</TIMESTAMP>\n  <RECORD_ID>2_2026-11-22T09:00:00</RECORD_ID>\n  <NAME>" + c.event(false)
                    + "</NAME>\n  <CONNECTION_ID>" + c.id + "</CONNECTION_ID>\n  <STATUS>" + c.status
                    + "</STATUS>\n  <STATUS_CODE>1</STATUS_CODE>\n  <USER>" + xml(c.user)
                    + "</USER>\n  <OS_LOGIN/>\n  <HOST>"
                    + xml(c.host) + "</HOST>\n  <IP>" + c.ip + "</IP>\n  <COMMAND_CLASS>connect</COMMAND_CLASS>\n"
                    + "  <CONNECTION_TYPE>" + (c.tls ? "SSL/TLS" : "TCP/IP") + "</CONNECTION_TYPE>\n"
                    + "  <CONNECTION_ATTRIBUTES>\n   <ATTRIBUTE>\n    <NAME>_pid</NAME>\n    <VALUE>42794</VALUE>\n"
                    + "   </ATTRIBUTE>\n   <ATTRIBUTE>\n    <NAME>program_name</NAME>\n    <VALUE>" + xml(c.program)
                    + "</VALUE>\n   </ATTRIBUTE>\n  </CONNECTION_ATTRIBUTES>\n  <PRIV_USER/>\n  <PROXY_USER/>\n  <DB>"
                    + xml(c.database) + "</DB>\n </AUDIT_RECORD>\n";
        }

        @Override
        String head() {
            return XML_HEAD;
        }
    },
    OLD_XML("mysql-audit-xml") {
        @Override
        String record(Connect c) {
            return "  <AUDIT_RECORD\n    TIMESTAMP=\"" + time(c, "T", " UTC")
                    + "\"\n    RECORD_ID=\"2_2026-11-22T09:00:00\"\n    NAME=\"" + c.event(false)
                    + "\"\n    CONNECTION_ID=\""
                    + c.id + "\"\n    STATUS=\"" + c.status + "\"\n    STATUS_CODE=\"1\"\n    USER=\"" + xml(c.user)
                    + "\"\n    OS_LOGIN=\"\"\n    HOST=\"" + xml(c.host) + "\"\n    IP=\"" + c.ip
                    + "\"\n    COMMAND_CLASS=\"connect\"\n    CONNECTION_TYPE=\"" + (c.tls ? "SSL/TLS" : "TCP/IP")
                    + "\"\n    PRIV_USER=\"\"\n    PROXY_USER=\"\"\n    DB=\"" + xml(c.database) + "\"/>\n";
        }

        @Override
        String head() {
            return XML_HEAD;
        }
    };

    private static final String XML_HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<AUDIT>\n";

    /** A connection as an audit plugin sees it. */
    record Connect(
            int id,
            int status,
            String user,
            String host,
            String ip,
            String database,
            boolean tls,
            String program,
            boolean change) {

        static Connect of(int id, int status, String user) {
            return new Connect(id, status, user, "", "10.0.0." + id % 200, "shop", true, "mysql", false);
        }

        private String event(boolean filter) {
            return change ? filter ? "change_user" : "Change user" : filter ? "connect" : "Connect";
        }
    }

    final String id;

    AuditForm(String id) {
        this.id = id;
    }

    /** A connection's record, with the line break behind it. */
    abstract String record(Connect connect);

    /** The record of a statement, with the line break behind it. */
    String statement(String query) {
        return switch (this) {
            case ENTERPRISE_JSON ->
                "{ \"timestamp\": \"2026-11-22 09:00:02\", \"id\": 1, \"class\": \"general\", \"event\": \"status\","
                        + " \"general_data\": { \"command\": \"Query\", \"query\": \"" + query
                        + "\", \"status\": 0 } },\n";
            case FILTER_JSON ->
                "  {\n    \"timestamp\": \"2026-11-22 09:00:02\",\n    \"id\": 1,\n    \"class\": \"general\",\n"
                        + "    \"general_data\": {\n      \"query\": \"" + query
                        + "\",\n      \"status\": 0\n    }\n  },\n";
            case PERCONA_JSON ->
                "{\"audit_record\":{\"name\":\"Query\",\"record\":\"8_2026-11-22T09:00:00\",\"sqltext\":\"" + query
                        + "\",\"user\":\"root[root] @  []\"}}\n";
            case PERCONA_CSV ->
                "\"Query\",\"8_2026-11-22T09:00:00\",\"2026-11-22T09:00:02 UTC\",\"select\",\"1\",0,\"" + query
                        + "\",\"root[root] @  []\",\"\",\"\",\"\",\"\"\n";
            case NEW_XML ->
                " <AUDIT_RECORD>\n  <NAME>Query</NAME>\n  <SQLTEXT>" + query + "</SQLTEXT>\n </AUDIT_RECORD>\n";
            case OLD_XML -> "  <AUDIT_RECORD\n    NAME=\"Query\"\n    SQLTEXT=\"" + query + "\"/>\n";
        };
    }

    /** What a new file begins with. */
    String head() {
        return "";
    }

    /** Whether the form tells the client's program. */
    boolean hasProgram() {
        return this == ENTERPRISE_JSON || this == FILTER_JSON || this == NEW_XML;
    }

    /** Whether the form tells how the client is connected. */
    boolean hasTls() {
        return this != PERCONA_JSON && this != PERCONA_CSV;
    }

    /** A file as a running server leaves it: without an end. */
    byte[] file(List<Connect> connects) {
        StringBuilder text = new StringBuilder(head());
        for (Connect connect : connects) {
            text.append(record(connect));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String time(Connect c, String between, String zone) {
        return String.format("2026-11-22%s09:%02d:%02d%s", between, c.id / 60, c.id % 60, zone);
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\u0009")
                .replace("/", "\\/");
    }

    private static String csv(String text) {
        return text.replace("\"", "\"\"");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;")
                .replace("\u0001", "&#1;");
    }
}
