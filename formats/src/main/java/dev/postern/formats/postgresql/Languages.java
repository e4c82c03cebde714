// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.SourceRefusedException;
import java.nio.charset.StandardCharsets;

/**
 * Knows how logins are worded in the languages of PostgreSQL's message catalogues that are not read (id, ka, pl, ru, sv, tr,
 * uk), so that a log in one of them is refused and not taken for a quiet one. {@link Catalogue} has the others.
 */
final class Languages {
    /** What a server with {@code lc_ctype = C} writes for letters that are not in ASCII. */
    private static final byte[] QUESTION_MARKS = utf8("??");

    /** How "connection received", "authenticated" and "authorized" and "password authentication failed" begin. */
    private static final byte[][] STARTS = {
        utf8("koneksi yang dite"),
        utf8("koneksi terautorisasi"),
        utf8("password gagal diotentikasi"),
        utf8("შემოსული დაკავშირება"),
        utf8("მიერთება ავთენტიფიცირებულია"),
        utf8("შეერთება ავტორიზებულია"),
        utf8("პაროლით ავთენტიფიკაცია"),
        utf8("odebrano połączenie"),
        utf8("zautoryzowano połączenie"),
        utf8("autoryzacja hasłem nie"),
        utf8("принято подключение"),
        utf8("соединение аутентифицировано"),
        utf8("подключение авторизовано"),
        utf8("пользователь \""),
        utf8("ansluting mottagen"),
        utf8("anslutning autentiserad"),
        utf8("anslutning auktoriserad"),
        utf8("Lösenordsautentisering misslyckades"),
        utf8("bağlantı alındı"),
        utf8("bağlantı tanımı"),
        utf8("з'єднання отримано"),
        utf8("підключення автентифіковано"),
        utf8("підключення авторизовано"),
        utf8("користувач \""),
        QUESTION_MARKS,
    };

    /** Words for LOG and FATAL that are not the English ones. */
    private static final byte[][] SEVERITIES = {
        utf8("ჟურნალი:  "),
        utf8("ფატალური:  "),
        utf8("DZIENNIK:  "),
        utf8("KATASTROFALNY:  "),
        utf8("СООБЩЕНИЕ:  "),
        utf8("ВАЖНО:  "),
        utf8("LOGG:  "),
        utf8("FATALT:  "),
        utf8("ÖLÜMCÜL (FATAL):  "),
        utf8("ЗАПИСУВАННЯ:  "),
        utf8("ФАТАЛЬНО:  "),
        utf8("??:  "),
    };

    private Languages() {}

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the record's message is one of a login in a language that is not read. */
    static boolean isForeign(PgRecord r) {
        if (!r.message.present()) {
            return false;
        }
        for (byte[] start : STARTS) {
            if (Bytes.at(r.bytes, r.message.from, r.message.to, start)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the first bytes of a line hold a severity in a language that is not read. */
    static boolean foreignSeverity(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + 256);
        for (byte[] severity : SEVERITIES) {
            if (Bytes.indexOf(bytes, from, end, severity) >= 0) {
                return true;
            }
        }
        return false;
    }

    static SourceRefusedException refusal(String file, long line) {
        return new SourceRefusedException(
                file,
                line,
                "the messages are in a language that is not read, so logins cannot be told apart (English and "
                        + String.join(", ", Catalogue.LANGUAGES)
                        + " are); set lc_messages to C"
                        + " (ALTER SYSTEM SET lc_messages = 'C'; SELECT pg_reload_conf();) and read logs written since");
    }
}
