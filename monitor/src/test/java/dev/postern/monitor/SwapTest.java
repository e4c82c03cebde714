// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Engine;
import dev.postern.kernel.Input;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.Location;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Policy;
import dev.postern.kernel.SourceLine;
import dev.postern.store.Detections;
import dev.postern.store.FindingQuery;
import dev.postern.store.FindingState;
import dev.postern.store.LoginLog;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoreException;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The detector goes on with another kernel, and may end at each step of that. */
class SwapTest {
    private static final long START = 1_795_337_638_000_000L;
    private static final long MINUTE = 60_000_000L;
    private static final String BAD = "203.0.113.9";
    private static final Kernel OLD = new Kernel(Policy.DEFAULT, Intel.NONE);
    private static final Kernel NEW = new Kernel(Policy.DEFAULT, new Intel() {
        @Override
        public List<ListEntry> lists(IpAddress ip) {
            return isBad(ip) ? List.of(new ListEntry(ListKind.THREAT, "bad", "")) : List.of();
        }

        @Override
        public Location locate(IpAddress ip) {
            return Location.UNKNOWN;
        }

        @Override
        public @Nullable String privateNet(IpAddress ip) {
            return null;
        }
    });

    @TempDir
    Path folder;

    /** Which kernel a start begins with: what the file says that names it. */
    private Kernel active = OLD;

    private static boolean isBad(IpAddress ip) {
        return ip.toString().equals(BAD);
    }

    private static LoginEvent login(int minute, String address) {
        long time = START + minute * MINUTE;
        SourceLine place = new SourceLine("db.log", minute + 1, minute);
        return new LoginEvent(
                time,
                time,
                "orders",
                Engine.POSTGRESQL,
                Outcome.SUCCESS,
                IpAddress.parse(address),
                null,
                1,
                "app",
                "orders",
                null,
                null,
                null,
                null,
                Integer.toString(minute),
                Set.of(),
                place,
                place);
    }

    /** Where a process ends while it takes the new kernel. */
    private enum End {
        NOWHERE,
        BEFORE_THE_COMMIT,
        BETWEEN_COMMIT_AND_ACTIVATION,
        AFTER_THE_ACTIVATION
    }

    /** The process is gone; nothing of its memory is left. */
    private static final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A process: begins with what is stored. */
    private final class OneRun {
        final LoginLog log;
        final Detector detector;
        private final End end;

        OneRun(Store store, End end) {
            this.end = end;
            log = store.logins(Scope.DEFAULT);
            Detections stored = store.detections(Scope.DEFAULT);
            detector = new Detector(log, new Ending(stored), active, StoredForm::of, List.of("file"));
            detector.recover(0);
        }

        private final class Ending implements Detections {
            private final Detections stored;

            Ending(Detections stored) {
                this.stored = stored;
            }

            @Override
            public long cursor() {
                return stored.cursor();
            }

            @Override
            public Snapshot snapshot() {
                return stored.snapshot();
            }

            @Override
            public void commit(
                    long cursor,
                    List<FindingState> findings,
                    List<String> sinks,
                    @Nullable Map<String, byte[]> changed) {
                if (taking && end == End.BEFORE_THE_COMMIT) {
                    throw new StoreException("the process has ended", new EndedException());
                }
                stored.commit(cursor, findings, sinks, changed);
            }

            @Override
            public void commit(long cursor, List<Share> shares, @Nullable Map<String, byte[]> changed) {
                throw new IllegalStateException("the watch has one account");
            }
        }

        private boolean taking;

        void see(LoginEvent... logins) {
            List<Input> inputs = List.of(logins);
            detector.detect(inputs, log.append(inputs, Map.of()), 0);
        }

        void take() {
            if (active == NEW) {
                return;
            }
            EarlierLogins earlier = EarlierLogins.search(log, START, login -> isBad(login.remoteIp()));
            taking = true;
            detector.take(new KernelUpdate(NEW, earlier, this::activate), 0);
            taking = false;
        }

        private boolean activate() {
            if (end == End.BETWEEN_COMMIT_AND_ACTIVATION) {
                throw new EndedException();
            }
            active = NEW;
            if (end == End.AFTER_THE_ACTIVATION) {
                throw new EndedException();
            }
            return true;
        }
    }

    /** Logins before and after the change, with a process that ends on the way; the documents of all findings. */
    private List<String> play(String name, End end) {
        active = OLD;
        try (Store store = SqliteStore.open(folder.resolve(name), InstantSource.system())) {
            OneRun process = new OneRun(store, end);
            process.see(login(0, BAD), login(1, "198.51.100.7"));
            process.see(login(2, BAD), login(3, "198.51.100.7"));
            try {
                process.take();
            } catch (EndedException | StoreException e) {
                process = new OneRun(store, End.NOWHERE);
                process.take();
            }
            process.see(login(10, BAD), login(11, "198.51.100.7"));
            process = new OneRun(store, End.NOWHERE);
            process.take();
            process.see(login(20, BAD));
            process.see(login(40, "198.51.100.8"));
            process.see(login(50, "198.51.100.8"));
            List<String> documents = new ArrayList<>();
            store.findings(Scope.DEFAULT)
                    .search(FindingQuery.any(100))
                    .forEach(found -> documents.add(found.state().document()));
            return documents;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereverItEndsEachLoginIsMatchedOnce(End end) {
        List<String> undisturbed = play("undisturbed.db", End.NOWHERE);

        assertThat(undisturbed)
                .singleElement()
                .asString()
                .contains("MALICIOUS_IP_SUCCESSFUL_LOGIN")
                .contains("Counts[successful=4, failed=0, incomplete=0]")
                .contains("retro-match");
        assertThat(play("ended.db", end)).isEqualTo(undisturbed);
    }

    @Test
    void aKernelThatCouldNotBeActivatedIsNotUsed() {
        try (Store store = SqliteStore.open(folder.resolve("refused.db"), InstantSource.system())) {
            OneRun process = new OneRun(store, End.NOWHERE);
            process.see(login(0, "198.51.100.7"));
            EarlierLogins none = EarlierLogins.search(process.log, START, login -> false);
            process.detector.take(new KernelUpdate(NEW, none, () -> false), 0);
            process.see(login(1, BAD));

            assertThat(store.findings(Scope.DEFAULT).search(FindingQuery.any(10)))
                    .isEmpty();
        }
    }

    @Test
    void onlySoManyEarlierLoginsAreTakenAndThatIsTold() {
        try (Store store = SqliteStore.open(folder.resolve("many.db"), InstantSource.system())) {
            LoginLog log = store.logins(Scope.DEFAULT);
            List<Input> logins = new ArrayList<>();
            for (int i = 0; i < EarlierLogins.MOST + 10; i++) {
                logins.add(login(i % 1_000, BAD));
            }
            log.append(logins, Map.of());
            EarlierLogins earlier = EarlierLogins.search(log, START, login -> true);

            assertThat(earlier.isCut()).isTrue();
            assertThat(earlier.through(log, log.lastSeq())).hasSize(EarlierLogins.MOST);
            assertThat(EarlierLogins.search(log, START + 999 * MINUTE, ip -> true)
                            .isCut())
                    .isFalse();
        }
    }
}
