// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.monitor.DatabaseStatus;
import dev.postern.monitor.StoredPlaces;
import dev.postern.monitor.WatchedDatabase;
import dev.postern.monitor.follow.Position;
import dev.postern.monitor.sql.SqlCollector;
import dev.postern.monitor.sql.SqlSource;
import dev.postern.monitor.sql.SqlStatus;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.source.Reason;
import dev.postern.store.Instances.Instance;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoreException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The databases whose logs are fetched over SQL, each by a collector of its own. */
public final class SqlSources implements AutoCloseable {
    private final Map<String, SqlCollector> collectors = new LinkedHashMap<>();

    /**
     * Makes the collectors; {@link #start} starts them.
     *
     * @param store which knows how far the copies have been read, and what is known of the databases
     * @param problems told in words of what goes wrong; hostile where it quotes a server
     */
    SqlSources(Config config, Store store, Scope scope, Consumer<String> problems, InstantSource clock) {
        for (Config.Database database : config.databases()) {
            SqlSource source = source(config, database);
            if (source != null) {
                collectors.put(source.id(), collector(source, store, scope, problems, clock));
            }
        }
    }

    private static SqlCollector collector(
            SqlSource source, Store store, Scope scope, Consumer<String> problems, InstantSource clock) {
        try {
            return SqlCollector.of(
                    source,
                    () -> firstInode(store, scope, source),
                    version -> learnt(store, scope, source.id(), version, problems),
                    problems,
                    clock,
                    System::nanoTime);
        } catch (IOException e) {
            throw new UsageException(source.folder() + ": " + Reason.of(e));
        }
    }

    /** The copy with which a restart would begin; empty when it would begin with all that there is. */
    private static OptionalLong firstInode(Store store, Scope scope, SqlSource source) {
        Position from = StoredPlaces.of(store.logins(scope))
                .getOrDefault(source.id(), Map.of())
                .get(source.log().path());
        return from == null || from.offset() == 0 ? OptionalLong.empty() : OptionalLong.of(from.inode());
    }

    /** Where the logs of a database are fetched from; null when they are files of this machine. */
    public static @Nullable SqlSource source(Config config, Config.Database database) {
        Config.Sql sql = database.sql();
        return sql == null
                ? null
                : new SqlSource(
                        database.id(),
                        sql.url(),
                        sql.user(),
                        sql.password().value(),
                        sql.interval(),
                        config.data().resolve("mirror").resolve(database.id()),
                        sql.maxSize(),
                        Databases.startAt(database));
    }

    private static void learnt(Store store, Scope scope, String id, String version, Consumer<String> problems) {
        try {
            for (Instance known : store.instances(scope).all()) {
                if (known.id().equals(id) && !version.equals(known.version())) {
                    store.instances(scope)
                            .put(new Instance(
                                    id,
                                    known.engine(),
                                    version,
                                    known.cluster(),
                                    known.arn(),
                                    known.watchedSinceMicros(),
                                    known.tags()));
                }
            }
        } catch (StoreException e) {
            problems.accept(id + ": its version could not be stored: " + e.getMessage());
        }
    }

    /** The databases, without our own logins. */
    List<WatchedDatabase> leavingOutOwn(List<WatchedDatabase> databases) {
        return databases.stream()
                .map(each -> {
                    SqlCollector collector = collectors.get(each.id());
                    return collector == null
                            ? each
                            : new WatchedDatabase(each.options(), each.logs(), each.startAt(), collector.own());
                })
                .toList();
    }

    /** Begins to fetch. */
    void start() {
        collectors.values().forEach(SqlCollector::start);
    }

    /** How things stand with databases, with what fetching has to say to it. */
    List<DatabaseStatus> addTo(List<DatabaseStatus> statuses) {
        return statuses.stream().map(this::withFetching).toList();
    }

    private DatabaseStatus withFetching(DatabaseStatus status) {
        SqlCollector collector = collectors.get(status.id());
        if (collector == null) {
            return status;
        }
        SqlStatus fetching = collector.status();
        List<String> faults = new ArrayList<>(status.faults());
        if (fetching.fault() != null) {
            faults.add(0, fetching.fault());
        }
        return new DatabaseStatus(
                status.id(),
                status.engine(),
                status.reading(),
                status.caughtUp(),
                status.behindBytes(),
                status.logMicros(),
                status.readyMicros(),
                fetching.ahead() == null ? status.clockAhead() : fetching.ahead(),
                faults,
                status.reports());
    }

    /** Ends fetching. */
    @Override
    public void close() {
        collectors.values().forEach(SqlCollector::close);
    }
}
