// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.kernel.Engine;
import dev.postern.kernel.Input;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import dev.postern.kernel.TamperSignal;
import dev.postern.store.LoggedInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Makes the inputs of rows of the login log. */
final class LoginRow implements RowMapper<LoggedInput> {

    @Override
    public LoggedInput map(ResultSet row, StatementContext context) throws SQLException {
        return new LoggedInput(Places.seq(row.getLong("place")), input(row));
    }

    private static Input input(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return outcome == null ? tampering(row) : login(row, Outcome.valueOf(outcome));
    }

    private static LoginEvent login(ResultSet row, Outcome outcome) throws SQLException {
        return new LoginEvent(
                row.getLong("opened"),
                row.getLong("decided"),
                StoredText.require(row, "instance"),
                Engine.valueOf(row.getString("engine")),
                outcome,
                address(row),
                StoredText.get(row, "remote_host"),
                row.getInt("remote_port"),
                StoredText.get(row, "user_name"),
                StoredText.get(row, "database_name"),
                StoredText.get(row, "application"),
                StoredText.get(row, "tls"),
                StoredText.get(row, "auth_method"),
                StoredText.get(row, "reason"),
                StoredText.get(row, "session"),
                marks(row.getString("marks")),
                opened(row),
                settled(row));
    }

    private static TamperSignal tampering(ResultSet row) throws SQLException {
        return new TamperSignal(
                row.getLong("decided"),
                StoredText.require(row, "instance"),
                Engine.valueOf(row.getString("engine")),
                opened(row),
                address(row),
                StoredText.require(row, "excerpt"),
                StoredText.require(row, "reason"));
    }

    private static @Nullable IpAddress address(ResultSet row) throws SQLException {
        String address = row.getString("remote_ip");
        return address == null ? null : IpAddress.parse(address);
    }

    private static Set<Mark> marks(@Nullable String names) {
        if (names == null) {
            return Set.of();
        }
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        for (int start = 0; start <= names.length(); ) {
            int comma = names.indexOf(',', start);
            int end = comma < 0 ? names.length() : comma;
            marks.add(Mark.valueOf(names.substring(start, end)));
            start = end + 1;
        }
        return marks;
    }

    private static SourceLine opened(ResultSet row) throws SQLException {
        return new SourceLine(
                StoredText.require(row, "opened_file"), row.getLong("opened_line"), row.getLong("opened_offset"));
    }

    private static @Nullable SourceLine settled(ResultSet row) throws SQLException {
        long line = row.getLong("settled_line");
        if (row.wasNull()) {
            return null;
        }
        String file = StoredText.get(row, "settled_file");
        return new SourceLine(
                file == null ? StoredText.require(row, "opened_file") : file, line, row.getLong("settled_offset"));
    }
}
