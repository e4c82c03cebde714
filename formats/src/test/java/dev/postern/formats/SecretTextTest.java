// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
                "SET PASSWORD FOR a = 'x' PASSWORD = 'y\\'z' | SET PASSWORD FOR a = *** PASSWORD = ***",
                "SET PASSWORD FOR u='x' | SET PASSWORD FOR u=***",
                "set password for 'u'@'10.%' = PASSWORD('x') | set password for 'u'@'10.%' = ***",
                "SET PASSWORD FOR `u`@h-1.example = OLD_PASSWORD ( 'it''s (x' ); y | SET PASSWORD FOR `u`@h-1.example = ***; y",
                "SET PASSWORD FOR CURRENT_USER() = 'x' REPLACE 'old' | SET PASSWORD FOR CURRENT_USER() = *** REPLACE ***",
                "SET PASSWORD FOR 'password'@'%' = 'x' | SET PASSWORD FOR 'password'@'%' = ***",
                "SET PASSWORD = 'x' | SET PASSWORD = ***",
                "SET PASSWORD := PASSWORD('x')  | SET PASSWORD := ***",
                "SET PASSWORD=PASSWORD('never closed | SET PASSWORD=***",
                "UPDATE user SET authentication_string=CONCAT('*', 'x') WHERE 1 | UPDATE user SET authentication_string=*** WHERE 1",
                "ALTER USER u IDENTIFIED BY \"x y\" | ALTER USER u IDENTIFIED BY ***",
                "ALTER USER u IDENTIFIED BY 'x' REPLACE 'y' RETAIN | ALTER USER u IDENTIFIED BY *** REPLACE *** RETAIN",
                "ALTER USER u IDENTIFIED WITH 'p' AS 'h' | ALTER USER u IDENTIFIED WITH 'p' AS ***",
                "ALTER USER u IDENTIFIED WITH `p` BY 'h' | ALTER USER u IDENTIFIED WITH `p` BY ***",
                "ALTER USER u IDENTIFIED WITH \"p\" AS 0x2441 | ALTER USER u IDENTIFIED WITH \"p\" AS ***",
                "ALTER USER u IDENTIFIED VIA ed25519 USING 'h' | ALTER USER u IDENTIFIED VIA ed25519 USING ***",
                "IDENTIFIED VIA a USING PASSWORD('x') OR b USING 'y' | IDENTIFIED VIA a USING *** OR b USING ***",
                "IDENTIFIED WITH a BY 'x' AND IDENTIFIED WITH b AS 'y' | IDENTIFIED WITH a BY *** AND IDENTIFIED WITH b AS ***",
                "GRANT USAGE ON *.* TO a IDENTIFIED BY PASSWORD '*AB' | GRANT USAGE ON *.* TO a IDENTIFIED BY PASSWORD ***",
                "IDENTIFIED BY _utf8mb4 'x' | IDENTIFIED BY ***",
                "'ALTER USER a IDENTIFIED BY \\'x\\\\\\'y\\' z',0 | 'ALTER USER a IDENTIFIED BY *** z',0",
                "{\"query\":\"IDENTIFIED\\nBY \\\"x\\\" z\"} | {\"query\":\"IDENTIFIED\\nBY *** z\"}",
                "SQLTEXT=\"SET PASSWORD = &apos;x;y&apos;\" | SQLTEXT=\"SET PASSWORD = ***\"",
                "ALTER ROLE a PASSWORD'x' | ALTER ROLE a PASSWORD***",
                "ALTER ROLE a PASSWORD E'x\\'y' z | ALTER ROLE a PASSWORD *** z",
                "ALTER ROLE a PASSWORD $q$x'$$y$q$ z | ALTER ROLE a PASSWORD *** z",
                "PASSWORD 'x\\\\'y' | PASSWORD ***",
                "'password'=>'x', y | 'password'=>***, y",
                "\"{\"\"db_password\"\": \"\"x y\"\", 1}\" | \"{\"\"db_password\"\": ***, 1}\"",
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
                "ALTER USER a IDENTIFIED BY RANDOM PASSWORD",
                "ALTER USER a IDENTIFIED WITH 'auth_socket'",
                "ALTER ROLE a PASSWORD $1",
                "SET PASSWORD FOR a TO RANDOM",
                "password for role \"a\" has expired",
                "SELECT a AS 'x', replace('a', 'b', 'c') USING 'y'",
                "Token \"x\" is invalid.",
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
        for (String piece :
                List.of("password ", "password", "identified", "identified ", "password_", "set password for 'a ")) {
            String line = piece.repeat(200_000);

            assertThat(SecretText.masked(line)).isSameAs(line);
        }
        assertThat(SecretText.masked("pwd=f(" + "\\".repeat(1_000_000))).isEqualTo("pwd=***");
        assertThat(SecretText.masked("pwd='" + "\\".repeat(1_000_000))).isEqualTo("pwd=***");
    }
}
