// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.web.Parameters;
import dev.postern.kernel.Cidr;
import dev.postern.kernel.Outcome;
import dev.postern.store.LoginFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginSearchTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    private static LoginSearch.Meaning meaning(Map<String, String> parameters) {
        return LoginSearch.of(parameters::get).meaning(NOW, ZoneOffset.UTC);
    }

    @Test
    void parametersAreTheFilter() {
        LoginSearch.Meaning meaning = meaning(Map.of(
                "instance", "orders",
                "user", "alice",
                "address", "192.0.2.0/24",
                "application", "psql",
                "outcome", "FAILED",
                "from", "1d",
                "to", "2026-11-23"));

        assertThat(meaning.problems()).isEmpty();
        assertThat(meaning.filter())
                .isEqualTo(new LoginFilter(
                        "orders",
                        "alice",
                        Cidr.parse("192.0.2.0/24"),
                        "psql",
                        Outcome.FAILED,
                        1_795_327_200_000_000L,
                        1_795_392_000_000_000L));
    }

    @Test
    void nothingGivenMeansAnyLogin() {
        assertThat(meaning(Map.of("user", "", "nonsense", "x")).filter()).isEqualTo(LoginFilter.ANY);
    }

    @Test
    void whatCannotBeUnderstoodIsToldByField() {
        LoginSearch.Meaning meaning = meaning(Map.of("address", "here", "outcome", "failed", "from", "yesterday"));

        assertThat(meaning.problems()).containsOnlyKeys(LoginField.ADDRESS, LoginField.OUTCOME, LoginField.FROM);
        assertThat(meaning.filter()).isEqualTo(LoginFilter.ANY);
    }

    @Test
    void aPivotIsTheSearchWithOneMoreValue() {
        LoginSearch search = LoginSearch.ANY.with(LoginField.USER, "alice").with(LoginField.INSTANCE, "a b");

        assertThat(search.query()).isEqualTo("instance=a+b&user=alice");
        assertThat(search.with(LoginField.USER, "bob").query()).isEqualTo("instance=a+b&user=bob");
        assertThat(search.without(LoginField.INSTANCE).query()).isEqualTo("user=alice");
        assertThat(LoginSearch.ANY.query()).isEmpty();
    }

    @Test
    void namesWithLineBreaksAndTheLikeComeBackAsTheyWere() {
        for (String name :
                List.of("a\nb", "\r\n", "\u202ea", "\"a\"", "a\\u000a\nb", "\"", " a ", "a\u00a0", "\\u000a", "*\n")) {
            LoginSearch search = LoginSearch.ANY.with(LoginField.USER, name).with(LoginField.INSTANCE, name);
            String written = search.written(LoginField.USER);

            assertThat(written).as(name).doesNotContain("\n", "\r", "\u202e");
            assertThat(LoginSearch.of(parameter -> written).value(LoginField.USER))
                    .isEqualTo(name);
            assertThat(LoginSearch.of(Parameters.of(search.query())::find)).isEqualTo(search);
        }
        assertThat(LoginSearch.of(parameter -> "\"a").value(LoginField.USER)).isEqualTo("\"a");
        assertThat(LoginSearch.of(parameter -> "\"a\" \"b\"").value(LoginField.USER))
                .isEqualTo("\"a\" \"b\"");
    }

    @Test
    void hostileNamesStayWithinTheirParameter() {
        assertThat(LoginSearch.ANY
                        .with(LoginField.USER, "x&outcome=SUCCESS#\"<é")
                        .query())
                .isEqualTo("user=x%26outcome%3DSUCCESS%23%22%3C%C3%A9");
    }
}
