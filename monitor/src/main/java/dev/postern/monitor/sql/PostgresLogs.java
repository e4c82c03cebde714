// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Log files of a PostgreSQL server in one form, read with its functions for that (PostgreSQL manual, 9.28.9 "Generic File Access
 * Functions"). The one for bytes: the one for text fails on the first name that is not valid in the database's encoding.
 */
final class PostgresLogs implements RemoteLogs {
    /** More files than any server keeps. */
    private static final int MOST_FILES = 10_000;

    private final Connection connection;
    private final String folder;
    private final PostgresForm form;

    /** @param folder the server's {@code log_directory} */
    PostgresLogs(Connection connection, String folder, PostgresForm form) {
        this.connection = connection;
        this.folder = folder;
        this.form = form;
    }

    @Override
    public List<RemoteFile> list() throws SQLException {
        List<RemoteFile> files = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, size,"
                        + " CAST(extract(epoch FROM modification) * 1000000 AS bigint)"
                        + " FROM pg_ls_logdir() ORDER BY modification DESC LIMIT " + MOST_FILES)) {
            while (row.next()) {
                String name = row.getString(1);
                if (name != null && RemoteFile.isSafe(name) && form.isOf(name)) {
                    files.add(new RemoteFile(name, row.getLong(2), row.getLong(3)));
                }
            }
        }
        return files;
    }

    @Override
    public byte[] read(String name, long place, int length) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_read_binary_file(?, ?, ?)")) {
            statement.setString(1, folder + "/" + name);
            statement.setLong(2, place);
            statement.setLong(3, length);
            try (ResultSet row = statement.executeQuery()) {
                byte[] bytes = row.next() ? row.getBytes(1) : null;
                if (bytes == null || bytes.length > length) {
                    throw new SQLException(
                            "pg_read_binary_file gives " + (bytes == null ? "nothing" : "more than asked"));
                }
                return bytes;
            }
        }
    }
}
