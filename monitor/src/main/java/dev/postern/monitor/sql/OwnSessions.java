// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import dev.postern.kernel.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Our own latest connections to a server. They are kept in a file, and before their lines are fetched: a restart that reads those
 * again leaves out the same ones.
 */
final class OwnSessions implements Predicate<Input> {
    /** More than copies that are read again hold, as connections are made minutes apart when they fail. */
    private static final int KEPT = 1_000;

    private final Path file;
    private final Deque<OwnSession> sessions = new ArrayDeque<>();

    /** @param folder where the file is; made when it is missing */
    OwnSessions(Path folder) throws IOException {
        file = Files.createDirectories(folder).resolve(".own");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                try {
                    sessions.add(OwnSession.of(line));
                } catch (IllegalArgumentException e) {
                    throw new IOException(file + ": " + e.getMessage(), e);
                }
            }
        }
    }

    /** Adds a connection. */
    synchronized void add(OwnSession session) throws IOException {
        List<String> lines = new ArrayList<>();
        for (OwnSession each : sessions) {
            lines.add(each.line());
        }
        lines.add(session.line());
        List<String> kept = lines.subList(Math.max(0, lines.size() - KEPT), lines.size());
        Path fresh = file.resolveSibling(".own.fresh");
        Files.write(fresh, kept, StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        sessions.add(session);
        if (sessions.size() > KEPT) {
            sessions.remove();
        }
    }

    /** Whether an input is a login of ours. */
    @Override
    public synchronized boolean test(Input input) {
        return sessions.stream().anyMatch(session -> session.isOf(input));
    }
}
