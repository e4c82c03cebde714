// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a login of an Authentication object of OCSF (class 3002, schema 1.0 to 1.8; https://schema.ocsf.io/classes/authentication).
 * What the schema has no attribute for is taken from {@code unmapped}: {@code database} and {@code application}.
 */
final class OcsfFields {
    private static final String CLASS = "3002";
    private static final long LOGON = 1;
    private static final long SUCCESS = 1;
    private static final long FAILURE = 2;

    private OcsfFields() {}

    /** Whether an object says that it is of the class. */
    static boolean fit(EventFields fields) {
        return CLASS.equals(fields.get("class_uid"));
    }

    static LoginEvent login(EventFields fields) throws UnreadableEventException {
        if (fields.number("activity_id", LOGON) != LOGON) {
            throw new UnreadableEventException("activity_id is not 1 (Logon)");
        }
        long decided = millis(fields, "time", Long.MIN_VALUE);
        if (decided == Long.MIN_VALUE) {
            throw new UnreadableEventException("time is missing");
        }
        String uid = fields.get("metadata.uid");
        return LoginFields.checked(new LoginEvent(
                Math.min(decided, millis(fields, "start_time", decided)),
                decided,
                "",
                engine(fields.first(
                        "service.name", "dst_endpoint.svc_name", "metadata.product.name", "metadata.log_provider")),
                outcome(fields.number("status_id", 0)),
                LoginFields.address(fields.get("src_endpoint.ip"), "src_endpoint.ip"),
                fields.get("src_endpoint.ip") == null ? fields.get("src_endpoint.hostname") : null,
                LoginFields.port(fields.number("src_endpoint.port", -1), "src_endpoint.port"),
                fields.first("user.name", "actor.user.name"),
                fields.get("unmapped.database"),
                fields.get("unmapped.application"),
                tls(fields),
                fields.get("auth_protocol"),
                fields.get("status_code"),
                fields.get("session.uid"),
                Set.of(),
                new SourceLine(uid == null ? "" : uid, 0, 0),
                null));
    }

    /** Times of OCSF are milliseconds since the epoch. */
    private static long millis(EventFields fields, String name, long fallback) throws UnreadableEventException {
        long millis = fields.number(name, Long.MIN_VALUE);
        if (millis == Long.MIN_VALUE) {
            String text = fields.get(name + "_dt");
            return text == null ? fallback : LoginFields.micros(text, name + "_dt");
        }
        if (millis < 0 || millis > Long.MAX_VALUE / 1_000) {
            throw new UnreadableEventException(name + " is no time in milliseconds");
        }
        return millis * 1_000;
    }

    private static Engine engine(@Nullable String product) throws UnreadableEventException {
        String name = product == null ? "" : product.toLowerCase(Locale.ROOT);
        if (name.contains("mariadb")) {
            return Engine.MARIADB;
        }
        if (name.contains("mysql")) {
            return Engine.MYSQL;
        }
        if (name.contains("postgres")) {
            return Engine.POSTGRESQL;
        }
        throw new UnreadableEventException(
                "service.name, dst_endpoint.svc_name or metadata.product.name does not name PostgreSQL, MySQL or MariaDB");
    }

    private static Outcome outcome(long status) throws UnreadableEventException {
        if (status == SUCCESS) {
            return Outcome.SUCCESS;
        }
        if (status == FAILURE) {
            return Outcome.FAILED;
        }
        throw new UnreadableEventException("status_id is neither 1 (Success) nor 2 (Failure)");
    }

    private static @Nullable String tls(EventFields fields) {
        String version = fields.get("tls.version");
        if (version == null || version.isEmpty()) {
            return "true".equals(fields.get("is_cleartext")) ? "off" : null;
        }
        return Character.isDigit(version.charAt(0)) ? "TLSv" + version : version;
    }
}
