// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import dev.postern.kernel.Input;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fetches what one server logs, over one connection, in a thread of its own. What fails is tried again, after longer and longer. */
public final class SqlCollector implements AutoCloseable {
    private static final long CATCHING_UP = TimeUnit.MILLISECONDS.toNanos(50);
    /** A driver may be waiting for a server that is gone without a word. */
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private static final long LOOK_ROUND_EVERY = TimeUnit.MINUTES.toNanos(1);

    private final SqlSource source;
    private final Login login;
    private final Tail tail;
    private final Predicate<Input> own;
    private final Consumer<String> versions;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Consumer<String> problems;
    private final Backoff backoff = new Backoff(new Random());
    private final Thread thread;
    private volatile SqlStatus status;
    private volatile @Nullable Connection connection;
    private volatile boolean stopping;

    /**
     * Makes a collector; {@link #start} starts it.
     *
     * @param reading the inode of the copy with which a restart of the watch would begin, as far as it is known
     * @param versions told the server's version each time that it is reached, and now and then
     * @param problems told in words of what goes wrong, once each time; hostile where it quotes the server
     * @throws IOException when the folder of the copies cannot be used
     */
    public static SqlCollector of(
            SqlSource source,
            Supplier<OptionalLong> reading,
            Consumer<String> versions,
            Consumer<String> problems,
            InstantSource clock,
            LongSupplier nanoTime)
            throws IOException {
        Mirror mirror = new Mirror(source.folder());
        Housekeeping housekeeping = new Housekeeping(mirror, source.mostBytes(), reading);
        OwnSessions own = new OwnSessions(source.folder());
        Tail tail = source.isMySql()
                ? new MySqlTail(new ErrorLines(mirror, housekeeping), source.startAt())
                : new PostgresTail(mirror, new Replication(mirror, housekeeping, source.startAt()), own);
        return new SqlCollector(source, tail, own, versions, problems, clock, nanoTime);
    }

    private SqlCollector(
            SqlSource source,
            Tail tail,
            Predicate<Input> own,
            Consumer<String> versions,
            Consumer<String> problems,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.source = source;
        this.login = new Login(source);
        this.tail = tail;
        this.own = own;
        this.versions = versions;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.problems = text -> problems.accept(source.id() + ": " + text);
        thread = new Thread(this::run, "postern-sql-" + source.id());
        thread.setDaemon(true); // one that does not end must not keep the process
        status = new SqlStatus(source.id(), null, "has not been reached yet", null);
    }

    /** Begins to fetch. */
    public void start() {
        thread.start();
    }

    /** How it does. */
    public SqlStatus status() {
        return status;
    }

    /** Tells logins of ours from those of others. */
    public Predicate<Input> own() {
        return own;
    }

    private void run() {
        try {
            collect();
        } catch (Error e) {
            problems.accept("an error in Postern, please report it: " + e + "; it is not read until the next start");
            status = new SqlStatus(source.id(), status.version(), "is not read since " + e, status.ahead());
            throw e;
        }
    }

    private void collect() {
        while (!stopping) {
            try (Connection open = login.connect()) {
                connection = open;
                stay(open);
            } catch (SQLException | IOException | RuntimeException e) {
                if (!stopping) {
                    failed(e);
                }
            } finally {
                connection = null;
            }
        }
    }

    private void stay(Connection open) throws SQLException, IOException {
        String version = tail.meet(open);
        status = new SqlStatus(source.id(), version, status.fault(), status.ahead());
        long lookRoundAt = nanoTime.getAsLong();
        while (!stopping) {
            try {
                boolean more = tail.fetch(open);
                well();
                if (nanoTime.getAsLong() - lookRoundAt >= 0) {
                    lookRoundAt = nanoTime.getAsLong() + LOOK_ROUND_EVERY;
                    status = new SqlStatus(source.id(), version, null, ahead(open));
                    versions.accept(version);
                    tail.tidy();
                }
                pause(more ? CATCHING_UP : source.interval().toNanos());
            } catch (MirrorFullException e) {
                failed(e); // nothing is wrong with the connection
            }
        }
    }

    private void well() {
        tail.takeNotes().forEach(problems);
        backoff.reset();
        SqlStatus before = status;
        if (before.fault() != null) {
            status = new SqlStatus(source.id(), before.version(), null, before.ahead());
        }
    }

    /** Waits until the next try. */
    private void failed(Exception e) {
        String fault = reason(e);
        if (!fault.equals(status.fault())) {
            problems.accept(fault);
        }
        status = new SqlStatus(source.id(), status.version(), fault, status.ahead());
        pause(backoff.next().toNanos());
    }

    /** What a failure means, in words. */
    static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof SQLException sql) {
            String state = sql.getSQLState();
            return "cannot be read over SQL: " + message + (state == null ? "" : " (SQLSTATE " + state + ")");
        }
        return e instanceof IOException ? message : e.getClass().getSimpleName() + ": " + message;
    }

    /** How far the server's clock is ahead, if its answer was given half-way between question and answer. */
    private Duration ahead(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            Instant asked = clock.instant();
            long before = nanoTime.getAsLong();
            try (ResultSet row = statement.executeQuery("SELECT " + tail.clock())) {
                long took = nanoTime.getAsLong() - before;
                row.next();
                Instant there = Instant.EPOCH.plus(row.getLong(1), ChronoUnit.MICROS);
                return Duration.between(asked.plusNanos(took / 2), there);
            }
        }
    }

    private void pause(long nanos) {
        long until = nanoTime.getAsLong() + nanos;
        for (long left = nanos; !stopping && left > 0; left = until - nanoTime.getAsLong()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /** Stops fetching; what has been fetched stays. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        Connection open = connection;
        try {
            if (open != null) {
                open.abort(Runnable::run); // it may be waiting for an answer
            }
            thread.join(LONGEST_END.toMillis());
            if (thread.isAlive()) {
                problems.accept("its connection does not end; it is left behind");
            }
        } catch (SQLException e) {
            problems.accept("its connection could not be closed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
