// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.replay;

import dev.postern.api.own.replay.ReplayException;
import dev.postern.api.own.replay.ReplayLogs;
import dev.postern.api.own.replay.ReplayRequest;
import dev.postern.api.own.replay.Replayer;
import dev.postern.formats.Families;
import dev.postern.formats.InstanceReader;
import dev.postern.formats.LogFile;
import dev.postern.formats.Recogniser;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.envelope.Envelopes;
import dev.postern.kernel.Input;
import dev.postern.kernel.Intel;
import dev.postern.kernel.Policy;
import dev.postern.server.source.InstanceFiles;
import dev.postern.server.source.Logins;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginLog;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Replays files of this machine, and the login log of the store. */
public final class HistoryReplayer implements Replayer, ReplayLogs {
    private static final int PAGE = 2_000;

    private final Store store;
    private final Owners owners;
    private final Policy policy;
    private final Function<Scope, String> detectorIds;
    private final Supplier<Intel> intel;
    private final ReplayFiles files;

    /**
     * @param owners of the databases; files of this machine are read for the main one alone
     * @param policy of the main one
     * @param detectorIds of all
     * @param intel what is known of addresses now
     * @param folders whose files may be named
     */
    public HistoryReplayer(
            Store store,
            Owners owners,
            Policy policy,
            Function<Scope, String> detectorIds,
            Supplier<Intel> intel,
            List<Path> folders) {
        this.store = store;
        this.owners = owners;
        this.detectorIds = detectorIds;
        this.policy = policy;
        this.intel = intel;
        this.files = new ReplayFiles(List.copyOf(folders));
    }

    @Override
    public Offer of(Scope scope) {
        return scope.equals(owners.main()) ? files.offered() : new Offer(List.of(), List.of(), false);
    }

    @Override
    public void replay(Scope scope, ReplayRequest request, Listener listener) {
        Policy own = policy.ownedBy(scope.account(), scope.region(), detectorIds.apply(scope))
                .learningFor(request.learningOr(policy.learning()));
        HistoryDetection detection = new HistoryDetection(own, intel.get(), request, listener);
        List<ReplayRequest.Log> logs = request.files();
        if (logs == null) {
            stored(scope, request, detection, listener);
        } else if (scope.equals(owners.main())) {
            files(logs, detection, listener);
        } else {
            throw new ReplayException("files are read for the account and region of the configuration alone");
        }
        if (!listener.isCancelled()) {
            detection.finish();
        }
    }

    private void stored(Scope scope, ReplayRequest request, HistoryDetection detection, Listener listener) {
        LoginLog log = store.logins(owners.main());
        long last = log.lastSeq();
        long at = 0;
        List<String> names = request.databases();
        Set<String> wanted = names == null ? Set.of() : new HashSet<>(names);
        List<LoggedInput> page = log.after(at, PAGE);
        long first = page.isEmpty() ? 0 : page.get(0).seq() - 1;
        while (!page.isEmpty() && !listener.isCancelled()) {
            for (LoggedInput each : page) {
                at = each.seq();
                String database = Logins.instanceOf(each.input());
                if (at <= last && owners.owns(scope, database) && (names == null || wanted.contains(database))) {
                    detection.step(each.input());
                }
            }
            detection.told((double) (at - first) / Math.max(1, last - first));
            page = at >= last ? List.of() : log.after(at, PAGE);
        }
    }

    private void files(List<ReplayRequest.Log> logs, HistoryDetection detection, Listener listener) {
        AtomicLong read = new AtomicLong();
        Map<String, List<LogFile>> byDatabase = new TreeMap<>();
        Map<String, ReplayRequest.Log> settings = new HashMap<>();
        long total = 0;
        for (ReplayRequest.Log log : logs) {
            List<LogFile> found = files.of(log.path(), read::addAndGet);
            for (LogFile each : found) {
                total += Path.of(each.name()).toFile().length();
            }
            byDatabase
                    .computeIfAbsent(log.database(), name -> new ArrayList<>())
                    .addAll(found);
            settings.putIfAbsent(log.database(), log);
        }
        InstanceFiles opener = new InstanceFiles(
                new Recogniser(Families.ALL, Envelopes.ALL),
                problem -> listener.note(String.valueOf(problem.getMessage())),
                listener::note);
        List<InstanceReader<?>> readers = new ArrayList<>();
        byDatabase.forEach((database, found) -> {
            InstanceReader<?> reader = opener.open(options(database, settings.get(database)), found);
            if (reader != null) {
                readers.add(reader);
            }
        });
        if (readers.isEmpty()) {
            throw new ReplayException("none of the files is a log that can be read; the notes tell more");
        }
        try (Logins logins = new Logins(readers)) {
            long count = 0;
            for (Input input = logins.next(); input != null && !listener.isCancelled(); input = logins.next()) {
                detection.step(input);
                if (++count % PAGE == 0) {
                    detection.told((double) read.get() / Math.max(1, total));
                }
            }
        }
    }

    private static ScanOptions options(String database, ReplayRequest.@Nullable Log log) {
        ScanOptions options = ScanOptions.of(database, ZoneId.systemDefault());
        if (log == null) {
            return options;
        }
        try {
            return options.withZone(log.timezone() == null ? null : ZoneId.of(log.timezone()))
                    .withLogLinePrefix(log.logLinePrefix());
        } catch (DateTimeException e) {
            throw new ReplayException("a timezone is none; write for example Europe/Berlin, UTC or +05:30");
        }
    }
}
