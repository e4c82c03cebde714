// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import dev.postern.evaluation.traffic.fleet.AsLogged;
import dev.postern.evaluation.traffic.fleet.Attempt;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.LogStyle;
import dev.postern.evaluation.traffic.life.Gap;
import dev.postern.evaluation.traffic.life.Ledger;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a traffic as log files: one file for each database in its server's format, two for MySQL with general log. Times are UTC.
 * What was lost is missing; what came late or twice stands in its place once, since files hold what the server wrote.
 */
public final class LogFiles implements Ledger, Closeable {
    private final Fleet fleet;
    private final List<Gap> lost;
    private final long from;
    private final long until;
    private final List<ServerLog> logs = new ArrayList<>();

    /**
     * Opens the files.
     *
     * @param folder where to; is made when it is not there
     * @param gaps times in which something is wrong with logs
     * @param from connections that are opened before are left out, microseconds since the epoch
     * @param until so are those that are opened then or later
     * @throws IOException when a file cannot be opened
     */
    public LogFiles(Path folder, Fleet fleet, List<Gap> gaps, long from, long until) throws IOException {
        this.fleet = fleet;
        this.from = from;
        this.until = until;
        lost = gaps.stream().filter(gap -> gap.kind() == Gap.Kind.LOST).toList();
        Files.createDirectories(folder);
        for (Database database : fleet.databases()) {
            logs.add(new ServerLog(folder, database.id()));
        }
    }

    @Override
    public void add(Database database, Attempt attempt) {
        if (attempt.opened() < from || attempt.opened() >= until) {
            return;
        }
        LogStyle style = database.style(fleet.calendar().day(attempt.opened()));
        if (AsLogged.isLogged(style, attempt) && !isLost(database, attempt)) {
            logs.get(database.index()).add(new Connection(database, style, attempt, false));
        }
    }

    private boolean isLost(Database database, Attempt attempt) {
        return lost.stream()
                .anyMatch(gap -> gap.database() == database.index()
                        && gap.start() <= attempt.opened()
                        && attempt.opened() < gap.end());
    }

    /** Writes all lines of before a time. */
    public void writeUntil(long micros) {
        try {
            for (ServerLog log : logs) {
                log.writeUntil(micros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerLog log : logs) {
            log.close();
        }
    }
}
