// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.Advice;
import dev.postern.formats.Advice.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PgAdviceTest {
    private static final String WRONG =
            "2026-11-22 08:53:58.753 UTC [7] FATAL:  password authentication failed for user \"a\"\n";
    private static final String RECEIVED =
            "2026-11-22 08:53:58.753 UTC [7] LOG:  connection received: host=10.0.0.1 port=5\n";
    private static final String AUTHORIZED =
            "2026-11-22 08:53:58.753 UTC [7] LOG:  connection authorized: user=app database=shop\n";

    private static List<Advice> advice(String log) {
        return new PostgresFamily().advise(List.of(Logs.read(log).report));
    }

    private static Set<String> subjects(List<Advice> advice, Level level) {
        return advice.stream()
                .filter(a -> a.level() == level)
                .map(Advice::subject)
                .collect(Collectors.toSet());
    }

    @Test
    void refusalsAloneMeanThatSuccessesAreNotLogged() {
        List<Advice> advice = advice(WRONG);
        assertThat(subjects(advice, Level.BLIND)).contains("successful logins", "scans", "addresses of refused logins");
        assertThat(advice.get(0).level()).isEqualTo(Level.BLIND);
        assertThat(advice)
                .filteredOn(a -> a.subject().equals("successful logins"))
                .singleElement()
                .satisfies(a -> assertThat(a.settings())
                        .contains("ALTER SYSTEM SET log_connections = 'on';", "SELECT pg_reload_conf();"));
    }

    @Test
    void aFullLogIsSaidToBeGood() {
        List<Advice> advice = advice(RECEIVED + AUTHORIZED);
        assertThat(subjects(advice, Level.OK)).contains("successful logins", "scans", "forged lines");
        assertThat(subjects(advice, Level.HINT)).contains("ends of sessions", "authentication methods");
        assertThat(subjects(advice, Level.BLIND)).isEmpty();
    }

    @Test
    void partOfVersion18sListIsSeen() {
        assertThat(subjects(advice(AUTHORIZED), Level.BLIND)).containsExactly("scans");
        assertThat(subjects(advice(RECEIVED), Level.BLIND)).containsExactly("successful logins");
    }

    @Test
    void aForgeablePrefixIsSaidWithWhatToSetInstead() {
        List<Advice> advice = advice(
                "2026-11-22 08:53:58 UTC:10.0.0.1(5):app@shop:[7]:FATAL:  password authentication failed for user \"app\"\n");
        assertThat(advice)
                .filteredOn(a -> a.subject().equals("forged lines"))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.level()).isEqualTo(Level.HINT);
                    assertThat(a.settings()).anyMatch(s -> s.contains("log_line_prefix = '%m [%p] '"));
                });
        assertThat(subjects(advice, Level.HINT)).contains("times", "reasons of refusals");
    }

    @Test
    void namesInPlaceOfAddressesAreSaid() {
        assertThat(subjects(advice(RECEIVED.replace("10.0.0.1", "db-client.example")), Level.BLIND))
                .contains("client addresses");
    }
}
