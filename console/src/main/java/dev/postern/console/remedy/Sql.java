// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.kernel.Engine;
import dev.postern.kernel.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements in the language of one engine. Names in them are hostile; where one cannot be written with certainty, there is no
 * statement.
 */
interface Sql {

    /** Those of an engine. */
    static Sql of(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> new PostgresSql();
            case MYSQL -> new MySql();
            case MARIADB -> new MariaDb();
        };
    }

    /** Port on which servers listen by default. */
    int port();

    /** Open sessions of an account. */
    List<Command> sessions(String user);

    /** Ends the sessions of an account. */
    List<Command> endSessions(String user);

    /** Keeps an account from logging in. */
    List<Command> lock(String user);

    /** Gives an account another password. */
    List<Command> changePassword(String user);

    /** What an account may do. */
    List<Command> rights(String user);

    /** Accounts and what was done to them, the most recent first as far as the server tells. */
    List<Command> recentAccounts();

    /** Refuses an address on the server itself: of one user, or of all when {@code user} is null. */
    List<Command> refuse(IpAddress address, @Nullable String user);

    /** Makes guessing slow. */
    List<Command> slowGuessing(String user);

    /** Settings of the log of logins. */
    List<Command> logSettings();

    /** Has the server write a log that text from clients cannot forge. */
    List<Command> safeLog();

    /** One command, of SQL. */
    static List<Command> sql(String text) {
        return List.of(new Command(Command.Place.SQL, text));
    }
}
