// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.SourceRefusedException;
import java.nio.charset.StandardCharsets;

/**
 * Knows the messages that open or refuse a login in the languages that PostgreSQL's packages ship, so that a log in one of them
 * is refused and not taken for a quiet one.
 */
final class Languages {
    /** How "connection received", "connection authorized" and "password authentication failed" begin. */
    private static final byte[][] STARTS = {
        utf8("შემოსული დაკავშირება"),
        utf8("принято подключение"),
        utf8("подключение авторизовано"),
        utf8("ansluting mottagen"),
        utf8("anslutning auktoriserad"),
        utf8("Lösenordsautentisering misslyckades"),
        utf8("з'єднання отримано"),
        utf8("підключення авторизовано"),
        utf8("bağlantı alındı"),
        utf8("odebrano połączenie"),
        utf8("spojení přijato"),
    };

    /** Words for LOG and FATAL that are not the English ones. */
    private static final byte[][] SEVERITIES = {
        utf8("ჟურნალი:  "),
        utf8("СООБЩЕНИЕ:  "),
        utf8("ВАЖНО:  "),
        utf8("LOGG:  "),
        utf8("FATALT:  "),
        utf8("ЗАПИСУВАННЯ:  "),
        utf8("ФАТАЛЬНО:  "),
    };

    private Languages() {}

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the range begins with a message of a login in another language. */
    static boolean foreignMessage(byte[] bytes, int from, int to) {
        for (byte[] start : STARTS) {
            if (Bytes.at(bytes, from, to, start)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the first bytes of a line hold a severity in another language. */
    static boolean foreignSeverity(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + 256);
        for (byte[] severity : SEVERITIES) {
            if (Bytes.indexOf(bytes, from, end, severity) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks at a record that is not understood.
     *
     * @throws SourceRefusedException when it is a login's message in another language
     */
    static void refuseIfForeign(PgRecord r) {
        if (r.message.present() && foreignMessage(r.bytes, r.message.from, r.message.to)) {
            throw refusal(r.file, r.line);
        }
    }

    static SourceRefusedException refusal(String file, long line) {
        return new SourceRefusedException(
                file,
                line,
                "the messages are not in English, so logins cannot be told apart; set lc_messages to C"
                        + " (ALTER SYSTEM SET lc_messages = 'C'; SELECT pg_reload_conf();) and read logs written since");
    }
}
