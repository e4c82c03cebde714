// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static dev.postern.formats.postgresql.Verdict.FAILED;
import static dev.postern.formats.postgresql.Verdict.SESSION;
import static dev.postern.formats.postgresql.Verdict.UNANSWERED;
import static dev.postern.formats.postgresql.Verdict.UNAVAILABLE;

import org.jspecify.annotations.Nullable;

/**
 * A FATAL message that is known by its text. SQLSTATEs as in the server's sources ({@code auth.c}, {@code backend_startup.c},
 * {@code postinit.c}, {@code miscinit.c}); manual, appendix A.
 */
final class Refusal {
    /** What is quoted in a message. */
    enum Quotes {
        NOTHING,
        USER,
        DATABASE
    }

    private static final String QUOTE = "\"";

    private static final Refusal[] KNOWN = {
        user("password authentication failed for user \"", QUOTE, "28P01"),
        refusal("no pg_hba.conf entry for ", "28000", FAILED),
        refusal("pg_hba.conf rejects ", "28000", FAILED),
        refusal("empty password returned by client", "28P01", FAILED),
        user("role \"", "\" does not exist", "28000"),
        user("role \"", "\" is not permitted to log in", "28000"),
        database("database \"", "\" does not exist", "3D000"),
        database("database \"", "\" is not currently accepting connections", "55000"),
        database("permission denied for database \"", QUOTE, "42501"),
        user("too many connections for role \"", QUOTE, "53300"),
        database("too many connections for database \"", QUOTE, "53300"),
        refusal("remaining connection slots are reserved", "53300", FAILED),
        refusal("number of requested standby connections exceeds", "53300", FAILED),
        refusal("sorry, too many clients already", "53300", UNANSWERED),
        user("certificate authentication failed for user \"", QUOTE, "28000"),
        user("Peer authentication failed for user \"", QUOTE, "28000"),
        user("Ident authentication failed for user \"", QUOTE, "28000"),
        user("LDAP authentication failed for user \"", QUOTE, "28000"),
        user("PAM authentication failed for user \"", QUOTE, "28000"),
        user("RADIUS authentication failed for user \"", QUOTE, "28000"),
        user("GSSAPI authentication failed for user \"", QUOTE, "28000"),
        user("SSPI authentication failed for user \"", QUOTE, "28000"),
        user("BSD authentication failed for user \"", QUOTE, "28000"),
        user("OAuth bearer authentication failed for user \"", QUOTE, "28000"),
        user("\"trust\" authentication failed for user \"", QUOTE, "28000"),
        user("authentication failed for user \"", "\": host rejected", "28000"),
        user("authentication failed for user \"", "\": invalid authentication method", "28000"),
        user("certificate authentication failed for user \"", "\": client certificate contains no user name", "28000"),
        user("certificate authentication failed for user \"", "\": unable to retrieve subject DN", "28000"),
        refusal("connection requires a valid client certificate", "28000", FAILED),
        refusal("client selected an invalid SASL authentication mechanism", "08P01", FAILED),
        refusal("malformed SCRAM message", "08P01", FAILED),
        refusal("permission denied", "42501", FAILED),
        refusal("must be superuser", "42501", FAILED),
        refusal("unrecognized configuration parameter", "42704", FAILED),
        refusal("invalid command-line argument", "42601", FAILED),
        refusal("invalid value for parameter", "22023", FAILED),
        refusal("-c ", "42601", FAILED),
        refusal("--", "42601", FAILED),
        refusal("canceling authentication due to timeout", "57014", UNANSWERED),
        refusal("no PostgreSQL user name specified in startup packet", "28000", UNANSWERED),
        refusal("unsupported frontend protocol", "0A000", UNANSWERED),
        refusal("SASL authentication is not supported in protocol version", "0A000", UNANSWERED),
        refusal("invalid startup packet layout", "08P01", UNANSWERED),
        refusal("expected SASL response", "08P01", UNANSWERED),
        refusal("expected password response", "08P01", UNANSWERED),
        refusal("the database system is ", "57P03", UNAVAILABLE),
        refusal("terminating ", "57P01", SESSION),
        refusal("connection to client lost", "08006", SESSION),
        refusal("invalid frontend message type", "08P01", SESSION),
    };

    private final byte[] start;
    private final byte @Nullable [] end;
    private final String code;
    private final Verdict verdict;
    private final Quotes quotes;

    private Refusal(byte[] start, byte @Nullable [] end, String code, Verdict verdict, Quotes quotes) {
        this.start = start;
        this.end = end;
        this.code = code;
        this.verdict = verdict;
        this.quotes = quotes;
    }

    /** How the message starts. Not to be changed. */
    byte[] start() {
        return start;
    }

    /** How it ends, or null when that does not matter. Not to be changed. */
    byte @Nullable [] end() {
        return end;
    }

    /** Its SQLSTATE. */
    String code() {
        return code;
    }

    /** What it means for a login. */
    Verdict verdict() {
        return verdict;
    }

    /** Whose name is quoted between start and end. */
    Quotes quotes() {
        return quotes;
    }

    private static Refusal refusal(String start, String code, Verdict verdict) {
        return new Refusal(Bytes.ascii(start), null, code, verdict, Quotes.NOTHING);
    }

    private static Refusal user(String start, String end, String code) {
        return new Refusal(Bytes.ascii(start), Bytes.ascii(end), code, FAILED, Quotes.USER);
    }

    private static Refusal database(String start, String end, String code) {
        return new Refusal(Bytes.ascii(start), Bytes.ascii(end), code, FAILED, Quotes.DATABASE);
    }

    /** The known message that fills the range, or null. */
    static @Nullable Refusal of(byte[] bytes, int from, int to) {
        for (Refusal refusal : KNOWN) {
            if (Bytes.at(bytes, from, to, refusal.start)
                    && (refusal.end == null || Bytes.endsWith(bytes, from + refusal.start.length, to, refusal.end))) {
                return refusal;
            }
        }
        return null;
    }

    /** What an SQLSTATE means for a login when the text is not known. */
    static Verdict verdictOf(String code) {
        if (code.startsWith("28")
                || code.startsWith("42")
                || code.startsWith("22")
                || code.equals("3D000")
                || code.equals("53300")
                || code.equals("55000")) {
            return FAILED;
        }
        if (code.startsWith("08") || code.equals("0A000") || code.equals("57014")) {
            return UNANSWERED;
        }
        if (code.equals("57P03")) {
            return UNAVAILABLE;
        }
        return code.startsWith("57P") || code.startsWith("25") ? SESSION : Verdict.UNSURE;
    }
}
