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
        utf8("Verbindung empfangen"),
        utf8("Verbindung autorisiert"),
        utf8("Passwort-Authentifizierung f"),
        utf8("conexión recibida"),
        utf8("conexión autorizada"),
        utf8("la autentificación password fall"),
        utf8("connexion reçue"),
        utf8("connexion autorisée"),
        utf8("authentification par mot de passe échouée"),
        utf8("connessione ricevuta"),
        utf8("connessione autorizzata"),
        utf8("autenticazione con password fallita"),
        utf8("接続を受け付けました"),
        utf8("接続の認証完了"),
        utf8("ユーザー\""),
        utf8("შემოსული დაკავშირება"),
        utf8("접속 수락"),
        utf8("연결 인증"),
        utf8("conexão recebida"),
        utf8("conexão autorizada"),
        utf8("autenticação do tipo senha falhou"),
        utf8("принято подключение"),
        utf8("подключение авторизовано"),
        utf8("ansluting mottagen"),
        utf8("anslutning auktoriserad"),
        utf8("Lösenordsautentisering misslyckades"),
        utf8("з'єднання отримано"),
        utf8("підключення авторизовано"),
        utf8("已接收到连接"),
        utf8("连接已授权"),
        utf8("bağlantı alındı"),
        utf8("odebrano połączenie"),
        utf8("spojení přijato"),
    };

    /** Words for LOG and FATAL that are not the English ones. */
    private static final byte[][] SEVERITIES = {
        utf8("FATALE:  "),
        utf8("ჟურნალი:  "),
        utf8("로그:  "),
        utf8("치명적오류:  "),
        utf8("СООБЩЕНИЕ:  "),
        utf8("ВАЖНО:  "),
        utf8("LOGG:  "),
        utf8("FATALT:  "),
        utf8("ЗАПИСУВАННЯ:  "),
        utf8("ФАТАЛЬНО:  "),
        utf8("日志:  "),
        utf8("致命错误:  "),
        utf8("DÉTAIL:  "),
        utf8("詳細:  "),
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
