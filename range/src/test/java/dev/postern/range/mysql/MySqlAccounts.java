// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.mysql;

import java.util.ArrayList;
import java.util.List;

/** The accounts and databases of the server under test; every password is {@value #PASSWORD}. */
final class MySqlAccounts {
    static final String PASSWORD = "right";

    private MySqlAccounts() {}

    /** Names of accounts that try to confuse a reader of the log. */
    static List<String> strange() {
        return List.of("o'hara", "a,b", "say \"hi\"", "x@y");
    }

    /** Statements for MySQL, whose default is {@code caching_sha2_password}; only {@code alice} uses it. */
    static List<String> forMySql() {
        return setup("IDENTIFIED BY '" + PASSWORD + "'", "IDENTIFIED WITH mysql_native_password BY '" + PASSWORD + "'");
    }

    /** Statements for MariaDB. */
    static List<String> forMariaDb() {
        String password = "IDENTIFIED BY '" + PASSWORD + "'";
        return setup(password, password);
    }

    private static List<String> setup(String byDefault, String natively) {
        List<String> setup = new ArrayList<>(List.of(
                "CREATE DATABASE appdb;",
                "CREATE DATABASE secrets;",
                create("alice", byDefault),
                create("bob", natively),
                create("tlsonly", natively + " REQUIRE SSL"),
                create("locked", natively + " ACCOUNT LOCK"),
                create("limited", natively + " WITH MAX_USER_CONNECTIONS 1"),
                "GRANT ALL ON appdb.* TO bob;",
                "GRANT ALL ON appdb.* TO alice;",
                "GRANT ALL ON appdb.* TO tlsonly;",
                "GRANT ALL ON `nosuch%`.* TO bob;"));
        for (String name : strange()) {
            setup.add(create(name, natively));
        }
        return setup;
    }

    private static String create(String name, String options) {
        return "CREATE USER '" + name.replace("'", "''") + "'@'%' " + options + ";";
    }
}
