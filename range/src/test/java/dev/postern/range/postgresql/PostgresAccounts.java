// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.postgresql;

import java.util.ArrayList;
import java.util.List;

/** The accounts and databases of the server under test; every password is {@value #PASSWORD}. */
final class PostgresAccounts {
    static final String PASSWORD = "right";

    /** Names of accounts that try to confuse a reader of the log. */
    static final List<String> STRANGE =
            List.of("o'hara", "a,b\"c", "new\nline", "ünïcödé 😀", "host=1.2.3.4", "\u001b[31mred");

    private PostgresAccounts() {}

    /** Lines of {@code pg_hba.conf}. Database {@code private} has none. */
    static List<String> access() {
        return List.of(
                "host appdb,closed,nosuchdb,template0 alice,locked,stale,stranger all scram-sha-256",
                "host appdb bob all md5",
                "host appdb carol,single all password",
                "host appdb dave all trust",
                "host appdb eve all reject",
                "hostssl appdb certified all cert",
                "hostssl appdb tlsonly all scram-sha-256",
                "hostnossl appdb tlsonly all reject",
                "host trusting all all trust",
                "host appdb all all password");
    }

    /** Statements that make them. */
    static List<String> setup() {
        List<String> setup = new ArrayList<>(List.of(
                "SET password_encryption = 'scram-sha-256'",
                role("alice", ""),
                role("carol", ""),
                role("dave", ""),
                role("eve", ""),
                role("certified", ""),
                role("tlsonly", ""),
                role("stale", "VALID UNTIL '2020-01-01'"),
                role("single", "CONNECTION LIMIT 1"),
                "CREATE ROLE locked NOLOGIN PASSWORD '" + PASSWORD + "'",
                "SET password_encryption = 'md5'",
                role("bob", ""),
                "CREATE DATABASE appdb",
                "CREATE DATABASE trusting",
                "CREATE DATABASE private",
                "CREATE DATABASE closed",
                "REVOKE CONNECT ON DATABASE closed FROM PUBLIC"));
        for (String name : STRANGE) {
            setup.add("CREATE ROLE " + unicodeIdentifier(name) + " LOGIN");
        }
        return setup;
    }

    private static String role(String name, String options) {
        return "CREATE ROLE " + name + " LOGIN PASSWORD '" + PASSWORD + "' " + options;
    }

    /** The name as an identifier on one line of ASCII. */
    private static String unicodeIdentifier(String name) {
        StringBuilder text = new StringBuilder("U&\"");
        name.codePoints().forEach(c -> text.append(String.format("\\+%06X", c)));
        return text.append('"').toString();
    }
}
