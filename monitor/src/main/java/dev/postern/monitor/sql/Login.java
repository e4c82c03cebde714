// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Logs in to a server, with limits on how long anything may take. What the URL says goes before. */
final class Login {
    private final SqlSource source;

    Login(SqlSource source) {
        this.source = source;
    }

    /** A new connection; the caller closes it. */
    Connection connect() throws SQLException {
        Properties settings = source.isMySql() ? mysql() : postgresql();
        settings.setProperty("user", source.user());
        if (!source.password().isEmpty()) {
            settings.setProperty("password", source.password());
        }
        Driver driver = DriverManager.getDriver(source.driverUrl());
        Connection connection = driver.connect(source.driverUrl(), settings);
        if (connection == null) {
            throw new SQLException("no URL of a database: " + source.url());
        }
        return connection;
    }

    private static Properties postgresql() {
        Properties settings = new Properties();
        settings.setProperty("ApplicationName", "postern");
        settings.setProperty("assumeMinServerVersion", "10"); // then the server is told the name at once
        settings.setProperty("connectTimeout", "10"); // seconds
        settings.setProperty("loginTimeout", "20");
        settings.setProperty("socketTimeout", "60");
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("logServerErrorDetail", "false");
        settings.setProperty("maxResultBuffer", "64M");
        return settings;
    }

    private static Properties mysql() {
        Properties settings = new Properties();
        settings.setProperty("connectionAttributes", "program_name:postern");
        settings.setProperty("connectTimeout", "10000"); // milliseconds
        settings.setProperty("socketTimeout", "60000");
        settings.setProperty("allowLocalInfile", "false"); // else a server may ask for files of this machine
        settings.setProperty("useServerPrepStmts", "false");
        return settings;
    }
}
