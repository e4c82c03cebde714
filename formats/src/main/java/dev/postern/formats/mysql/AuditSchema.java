// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which place in a structured audit record holds which field (MySQL Reference Manual, "Audit Log File Formats"; Percona Server
 * manual, "Audit log plugin" and "Audit Log Filter"; ProxySQL documentation, "Audit Log"). A place is reached by the names of its parents.
 */
final class AuditSchema {
    /** JSON: an object of the audit filters, or one whose only member is {@code audit_record} (Percona's older plugin). */
    static final AuditSchema JSON;

    /** XML: what stands in {@code AUDIT_RECORD}, as elements or as attributes. */
    static final AuditSchema XML;

    static {
        AuditSchema attributes = inner(
                "connection_attributes",
                leaf("program_name", AuditField.PROGRAM),
                leaf("_client_name", AuditField.CLIENT));
        JSON = inner(
                "",
                leaf("timestamp", AuditField.TIME),
                leaf("time", AuditField.EPOCH),
                leaf("class", AuditField.CLASS),
                leaf("event", AuditField.EVENT),
                leaf("connection_id", AuditField.CONNECTION),
                inner("account", leaf("host", AuditField.HOST)),
                inner("login", leaf("user", AuditField.USER), leaf("ip", AuditField.IP)),
                inner(
                        "connection_data",
                        leaf("connection_type", AuditField.TYPE),
                        leaf("status", AuditField.STATUS),
                        leaf("db", AuditField.DATABASE),
                        attributes),
                // Percona writes the attributes beside the connection's data, Oracle into it.
                attributes,
                // ProxySQL.
                leaf("client_addr", AuditField.HOST),
                leaf("thread_id", AuditField.CONNECTION),
                leaf("username", AuditField.USER),
                leaf("schemaname", AuditField.DATABASE),
                leaf("ssl", AuditField.TYPE),
                inner("startup_data", leaf("mysql_version", AuditField.VERSION)),
                inner(
                        "audit_record",
                        leaf("name", AuditField.EVENT),
                        leaf("timestamp", AuditField.TIME),
                        leaf("connection_id", AuditField.CONNECTION),
                        leaf("status", AuditField.STATUS),
                        leaf("user", AuditField.USER),
                        leaf("priv_user", AuditField.ACCOUNT),
                        leaf("host", AuditField.HOST),
                        leaf("ip", AuditField.IP),
                        leaf("db", AuditField.DATABASE)));
        XML = inner(
                "AUDIT_RECORD",
                leaf("TIMESTAMP", AuditField.TIME),
                leaf("NAME", AuditField.EVENT),
                leaf("CONNECTION_ID", AuditField.CONNECTION),
                leaf("STATUS", AuditField.STATUS),
                leaf("USER", AuditField.USER),
                leaf("PRIV_USER", AuditField.ACCOUNT),
                leaf("HOST", AuditField.HOST),
                leaf("IP", AuditField.IP),
                leaf("DB", AuditField.DATABASE),
                leaf("CONNECTION_TYPE", AuditField.TYPE),
                inner(
                        "CONNECTION_ATTRIBUTES",
                        inner(
                                "ATTRIBUTE",
                                leaf("NAME", AuditField.ATTRIBUTE_NAME),
                                leaf("VALUE", AuditField.ATTRIBUTE_VALUE))));
    }

    private final byte[] name;
    /** The field that this place holds, or null. */
    final @Nullable AuditField field;

    private final List<AuditSchema> children;

    private AuditSchema(String name, @Nullable AuditField field, List<AuditSchema> children) {
        this.name = Bytes.of(name);
        this.field = field;
        this.children = children;
    }

    private static AuditSchema leaf(String name, AuditField field) {
        return new AuditSchema(name, field, List.of());
    }

    private static AuditSchema inner(String name, AuditSchema... children) {
        return new AuditSchema(name, null, List.of(children));
    }

    /** The place of this name within this one, or null when it holds nothing that is wanted. */
    @Nullable
    AuditSchema child(byte[] buf, int from, int to) {
        for (AuditSchema child : children) {
            if (Bytes.is(buf, from, to, child.name)) {
                return child;
            }
        }
        return null;
    }

    /** Whether this is the place's name. */
    boolean isNamed(byte[] buf, int from, int to) {
        return Bytes.is(buf, from, to, name);
    }
}
