// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ALTER USER a IDENTIFIED BY 'hunter2'; x | ALTER USER a IDENTIFIED BY ***; x",
                "identified with mysql_native_password as 'h' x | identified with mysql_native_password as *** x",
                "ALTER ROLE a PASSWORD 'it''s' VALID | ALTER ROLE a PASSWORD *** VALID",
                "SET PASSWORD FOR a = 'x' PASSWORD = 'y\\'z' | SET PASSWORD FOR a = 'x' PASSWORD = ***",
                "host=h password=hunter2 user=a | host=h password=*** user=a",
                "postgres://h/?user=a&pwd=x&y=1 | postgres://h/?user=a&pwd=***&y=1",
                "{\"user\":\"a\",\"password\": \"x\\\"y\",\"z\":1} | {\"user\":\"a\",\"password\": ***,\"z\":1}",
                "api_token: abc, b | api_token: ***, b",
                "PASSWORD 'never closed | PASSWORD ***"
            })
    void secrets_are_masked(String line, String masked) {
        assertThat(SecretText.masked(line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FATAL:  password authentication failed for user \"alice\"",
                "Access denied for user 'a'@'10.0.0.7' (using password: YES)",
                "connection authorized: user=app database=shop application_name=psql",
                "identified",
                "password",
                "password=",
                ""
            })
    void what_a_server_says_of_passwords_stays(String line) {
        assertThat(SecretText.masked(line)).isSameAs(line);
    }

    @Test
    void long_lines_of_nothing_but_names_take_no_longer() {
        String line = "password ".repeat(200_000);

        assertThat(SecretText.masked(line)).isSameAs(line);
        assertThat(SecretText.masked("pwd='" + "\\".repeat(1_000_000))).isEqualTo("pwd=***");
    }
}
