// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.kernel.Input;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.SourceLine;
import dev.postern.kernel.TamperSignal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Inserts inputs into the login log, all in one batch. In plain JDBC: every login passes here, and JDBI's binding of 25 values
 * would take as long as the database.
 */
final class LoginBatch {
    /** Bytes that a row takes beside its text: fixed columns and the entries of four indexes, about half full. */
    private static final int ROW_BYTES = 160;

    private static final List<String> COLUMNS = List.of(
            "place",
            "decided",
            "instance",
            "engine",
            "outcome",
            "remote_ip",
            "user_key",
            "user_name",
            "opened",
            "remote_host",
            "remote_port",
            "database_name",
            "application",
            "tls",
            "auth_method",
            "reason",
            "session",
            "marks",
            "opened_file",
            "opened_line",
            "opened_offset",
            "settled_file",
            "settled_line",
            "settled_offset",
            "excerpt");
    private static final String INSERT = COLUMNS.stream()
            .map(column -> "?")
            .collect(Collectors.joining(
                    ", ", "INSERT INTO login_log (" + String.join(", ", COLUMNS) + ") VALUES (", ")"));

    private final PreparedStatement batch;
    private int column;
    private long bytes;

    private LoginBatch(PreparedStatement batch) {
        this.batch = batch;
    }

    /**
     * Inserts inputs at consecutive places.
     *
     * @return bytes that they take, estimated
     */
    static long insert(Handle handle, long scope, long firstSeq, List<Input> inputs) {
        try (PreparedStatement prepared = handle.getConnection().prepareStatement(INSERT)) {
            LoginBatch batch = new LoginBatch(prepared);
            long seq = firstSeq;
            for (Input input : inputs) {
                batch.add(Places.of(scope, seq++), input);
            }
            prepared.executeBatch();
            return batch.bytes;
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    /** The key of a user name in its index. */
    static int userKey(String user) {
        return user.hashCode();
    }

    private void add(long place, Input input) throws SQLException {
        column = 1;
        bytes += ROW_BYTES;
        number(place);
        if (input instanceof LoginEvent login) {
            add(login);
        } else if (input instanceof TamperSignal signal) {
            add(signal);
        } else {
            throw new IllegalArgumentException("not a login or tamper signal: " + input);
        }
        batch.addBatch();
    }

    private void add(LoginEvent login) throws SQLException {
        number(login.decidedMicros());
        text(login.instance());
        text(login.engine().name());
        text(login.outcome().name());
        address(login.remoteIp());
        addUserKey(login);
        text(login.user());
        number(login.openedMicros());
        text(login.remoteHost());
        number(login.remotePort());
        text(login.database());
        text(login.application());
        text(login.tls());
        text(login.authMethod());
        text(login.reason());
        text(login.session());
        text(marks(login.marks()));
        line(login.opened());
        SourceLine settled = login.settled();
        if (settled == null) {
            noText(1);
            noNumber(2);
        } else {
            text(settled.file().equals(login.opened().file()) ? null : settled.file());
            number(settled.line());
            number(settled.offset());
        }
        noText(1);
    }

    private void addUserKey(LoginEvent login) throws SQLException {
        String user = login.user();
        if (user == null) {
            noNumber(1);
        } else {
            number(userKey(user));
        }
    }

    private void add(TamperSignal signal) throws SQLException {
        number(signal.timeMicros());
        text(signal.instance());
        text(signal.engine().name());
        noText(1);
        address(signal.remoteIp());
        noNumber(1);
        noText(1);
        noNumber(1);
        noText(1);
        noNumber(1);
        noText(4);
        text(signal.reason());
        noText(2);
        line(signal.source());
        noText(1);
        noNumber(2);
        text(signal.excerpt());
    }

    private void line(SourceLine line) throws SQLException {
        text(line.file());
        number(line.line());
        number(line.offset());
    }

    private void address(@Nullable IpAddress address) throws SQLException {
        text(address == null ? null : address.toString());
    }

    private static @Nullable String marks(Set<Mark> marks) {
        return marks.isEmpty() ? null : marks.stream().map(Mark::name).sorted().collect(Collectors.joining(","));
    }

    private void number(long value) throws SQLException {
        batch.setLong(column++, value);
    }

    private void text(@Nullable String value) throws SQLException {
        if (value == null) {
            batch.setNull(column++, Types.VARCHAR);
        } else {
            String stored = StoredText.of(value);
            bytes += stored.length();
            batch.setString(column++, stored);
        }
    }

    private void noText(int columns) throws SQLException {
        for (int i = 0; i < columns; i++) {
            text(null);
        }
    }

    private void noNumber(int columns) throws SQLException {
        for (int i = 0; i < columns; i++) {
            batch.setNull(column++, Types.BIGINT);
        }
    }
}
