// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.StartAt;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A server whose logs are fetched over SQL.
 *
 * @param id identifier of the database instance
 * @param url {@code jdbc:postgresql:} or {@code jdbc:mysql:}, with the driver's options, without user and password
 * @param user who logs in
 * @param password their password; empty when there is none
 * @param interval how often is looked for something new
 * @param folder where the copies are kept; of this source alone
 * @param mostBytes most that the copies take
 * @param startAt where copying begins the first time: with all that the server still has, or with what it will write
 */
public record SqlSource(
        String id,
        String url,
        String user,
        String password,
        Duration interval,
        Path folder,
        long mostBytes,
        StartAt startAt) {
    private static final String MYSQL = "jdbc:mysql:";
    private static final String MYSQL_DRIVER = "jdbc:mariadb:";

    /** Whether it is of MySQL rather than of PostgreSQL. */
    boolean isMySql() {
        return url.startsWith(MYSQL);
    }

    /** The URL as the driver knows it; MySQL is spoken by MariaDB's. */
    String driverUrl() {
        return isMySql() ? MYSQL_DRIVER + url.substring(MYSQL.length()) : url;
    }

    /** What a watch is to follow. */
    public FollowedLog log() {
        return new FollowedLog(folder + "/");
    }

    @Override
    public String toString() {
        return id + " at " + url; // never the password
    }
}
