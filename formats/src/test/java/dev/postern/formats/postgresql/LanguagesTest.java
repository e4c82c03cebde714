// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.formats.Advice;
import dev.postern.formats.SourceRefusedException;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    private static final String TIME = "2026-11-22 09:23:2";

    private static String lines(int pid, String... messages) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < messages.length; i++) {
            log.append(TIME)
                    .append(i)
                    .append(".692 UTC [")
                    .append(pid)
                    .append("] ")
                    .append(messages[i])
                    .append('\n');
        }
        return log.toString();
    }

    private static String german(int pid, String user, String database) {
        return lines(
                pid,
                "LOG:  Verbindung empfangen: Host=10.0.0.1 Port=" + pid,
                "LOG:  Verbindung autorisiert: Benutzer=" + user + " Datenbank=" + database + " application_name=psql",
                "LOG:  Verbindungsende: Sitzungszeit: 0:00:00.015 Benutzer=" + user + " Datenbank=" + database
                        + " Host=10.0.0.1 port=" + pid);
    }

    @Test
    void aLogMayChangeItsLanguageAndKeepEnglishLines() {
        String quiet = lines(1, "LOG:  starting PostgreSQL 15.18", "LOG:  Datenbanksystem ist bereit")
                .repeat(300);
        Logs read = Logs.read(quiet
                + lines(7, "LOG:  connection received: host=10.0.0.9 port=7")
                + lines(7, "FATAL:  password authentication failed for user \"en\"")
                + german(8, "de", "shop")
                + lines(9, "로그:  연결 접수: host=10.0.0.1 port=9", "치명적오류:  사용자 \"ko\"의 password 인증을 실패했습니다"));

        assertThat(read.logins).extracting(LoginEvent::user).containsExactlyInAnyOrder("en", "de", "ko");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "US-ASCII"})
    void westernLanguagesAreReadInOtherEncodings(String charset) {
        String log = lines(
                8,
                "LOG:  connexion reçue : hôte=10.0.0.1 port=8",
                "FATAL:  authentification par mot de passe échouée pour l'utilisateur  « alice »");
        String ascii = log.replace("«", "<<").replace("»", ">>");
        Charset encoding = Charset.forName(charset);

        Logs read = Logs.read(
                (encoding.equals(StandardCharsets.US_ASCII) ? ascii : log).getBytes(encoding), Logs.OPTIONS, null);

        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(e.user()).isEqualTo("alice");
            assertThat(String.valueOf(e.remoteIp())).isEqualTo("10.0.0.1");
        });
    }

    @Test
    void aNameThatHoldsEnglishWordsOfTheMessageIsNotCutThere() {
        Logs read = Logs.read(german(8, "x database=y application_name=z", "shop"));

        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.user()).isEqualTo("x database=y application_name=z");
            assertThat(e.database()).isEqualTo("shop");
            assertThat(e.is(Mark.AMBIGUOUS_NAME)).isFalse();
        });
    }

    @Test
    void aNameThatHoldsTheWordsOfTheMessageIsSaidToHaveSeveralReadings() {
        Logs read = Logs.read(german(8, "root Datenbank=x", "shop"));

        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(e.is(Mark.AMBIGUOUS_NAME)).isTrue();
        });
    }

    @Test
    void otherLanguagesAreRefusedWithWhatToDo() {
        for (String first : new String[] {
            "СООБЩЕНИЕ:  принято подключение: узел=10.0.0.1 порт=7",
                    "LOG:  koneksi yang diteruma: host=10.0.0.1 port=7",
            "LOGG:  ansluting mottagen: värd=10.0.0.1 port=7", "??:  ??????: ??=10.0.0.1 ??=7"
        }) {
            assertThatThrownBy(() -> Logs.read(lines(7, first)))
                    .isInstanceOf(SourceRefusedException.class)
                    .hasMessageContaining("log:1")
                    .hasMessageContaining("lc_messages");
        }
    }

    @Test
    void linesInAnotherLanguageBehindLoginsThatAreReadAreReported() {
        Logs read =
                Logs.read(german(8, "de", "shop") + lines(9, "СООБЩЕНИЕ:  принято подключение: узел=10.0.0.1 порт=7"));

        assertThat(read.logins).hasSize(1);
        assertThat(PgAdvice.of(List.of(read.report)))
                .filteredOn(a -> a.level() == Advice.Level.BLIND)
                .extracting(Advice::subject)
                .contains("language");
    }
}
