// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.ApiException;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that are slow, gone, or too many. Time goes on by hand. */
class FindingStreamsTest {
    private static final StreamFilter ANY = new StreamFilter(0, Set.of(), null, false);

    @TempDir
    private Path folder;

    private Store store;
    private FindingStreams streams;
    private final Set<String> revoked = new HashSet<>();
    private long now;

    /** Takes a piece when the test lets it. */
    private static class FakeOutlet implements Outlet {
        final List<String> pieces = new ArrayList<>();
        CompletableFuture<Void> underway = CompletableFuture.completedFuture(null);
        boolean slow;
        boolean ended;
        boolean cut;

        @Override
        public CompletionStage<Void> send(String piece) {
            assertThat(underway).as("one piece at a time").isDone();
            pieces.add(piece);
            underway = slow ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
            return underway;
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void cut() {
            cut = true;
        }
    }

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("postern.db"), InstantSource.system());
        streams = new FindingStreams(store, id -> revoked.contains(id) ? null : key(id), () -> now);
    }

    @AfterEach
    void close() {
        streams.close();
        store.close();
    }

    private static AccessKey key(String id) {
        return new AccessKey(id, "secret", Scope.DEFAULT.account(), false);
    }

    private FakeOutlet reader(String key) {
        FakeOutlet outlet = new FakeOutlet();
        streams.open(Scope.DEFAULT, key(key), ANY, null).accept(outlet);
        return outlet;
    }

    private void raise(int number, String document) {
        store.findings(Scope.DEFAULT)
                .raise(
                        List.of(new FindingState(
                                "%032x".formatted(number), "T", 5, "db", "t", 1, 0, 0, 0, 0, false, true, document)),
                        List.of());
    }

    private void rounds() {
        for (int n = 0; n < 3; n++) {
            streams.round();
        }
    }

    @Test
    void changes_that_change_nothing_do_not_keep_heartbeats_back() {
        FakeOutlet outlet = reader("a");
        raise(1, "{\"service\":{}}");
        rounds();
        assertThat(outlet.pieces).hasSize(2);
        store.findings(Scope.DEFAULT).archive(List.of("no such finding"), true);
        for (int n = 0; n < 3; n++) {
            now += FindingStreams.HEARTBEAT_NANOS;
            rounds();
        }

        assertThat(outlet.pieces).hasSize(5);
        raise(2, "{\"service\":{}}");
        rounds();
        assertThat(outlet.pieces).hasSize(6);
        assertThat(outlet.pieces.get(5)).startsWith("id: 3\nevent: finding\n");
    }

    @Test
    void changes_that_a_reader_does_not_want_do_not_keep_heartbeats_back() {
        FakeOutlet outlet = new FakeOutlet();
        StreamFilter severe = new StreamFilter(9, Set.of(), null, false);
        streams.open(Scope.DEFAULT, key("a"), severe, null).accept(outlet);
        for (int n = 0; n < 3; n++) {
            raise(n, "{\"service\":{}}");
            now += FindingStreams.HEARTBEAT_NANOS;
            rounds();
        }

        assertThat(outlet.pieces).hasSize(4);
    }

    @Test
    void an_error_of_one_stream_ends_that_one() {
        FakeOutlet broken = new FakeOutlet() {
            @Override
            public CompletionStage<Void> send(String piece) {
                if (piece.contains("event: finding")) {
                    throw new IllegalStateException("broken");
                }
                return super.send(piece);
            }
        };
        streams.open(Scope.DEFAULT, key("b"), ANY, null).accept(broken);
        FakeOutlet whole = reader("a");
        raise(1, "{\"service\":{}}");
        rounds();

        assertThat(broken.cut).isTrue();
        assertThat(whole.cut).isFalse();
        assertThat(whole.pieces).hasSize(2);
    }

    @Test
    void a_reader_that_takes_nothing_holds_one_piece_and_is_cut() {
        FakeOutlet slow = reader("a");
        FakeOutlet quick = reader("a");
        slow.slow = true;
        for (int n = 0; n < 50; n++) {
            raise(n, "{\"service\":{}}");
            rounds();
        }
        assertThat(slow.pieces).hasSize(2);
        assertThat(quick.pieces).hasSize(51);
        now += FindingStreams.STALLED_NANOS;
        rounds();
        assertThat(slow.cut).isFalse();
        now += 1;
        rounds();

        assertThat(slow.cut).isTrue();
        assertThat(quick.cut).isFalse();
        assertThat(streams.size()).isEqualTo(1);
    }

    @Test
    void a_reader_that_is_slow_and_comes_on_gets_all_the_same() {
        FakeOutlet slow = reader("a");
        slow.slow = true;
        for (int n = 0; n < 150; n++) {
            raise(n, "{\"service\":{},\"long\":\"" + "x".repeat(5_000) + "\"}");
        }
        for (int n = 0; n < 10; n++) {
            now += FindingStreams.STALLED_NANOS / 2;
            rounds();
            slow.underway.complete(null);
        }
        String all = String.join("", slow.pieces);
        for (int n = 1; n <= 150; n++) {
            assertThat(all).containsOnlyOnce("id: " + n + "\nevent: finding\n");
        }
        assertThat(slow.pieces).allMatch(piece -> piece.length() < 200_000);
    }

    @Test
    void a_reader_that_is_gone_is_forgotten() {
        FakeOutlet outlet = reader("a");
        outlet.slow = true;
        raise(1, "{\"service\":{}}");
        rounds();
        outlet.underway.completeExceptionally(new IOException("gone"));
        rounds();

        assertThat(streams.size()).isZero();
    }

    @Test
    void a_stream_whose_reader_never_comes_gives_its_place_back() {
        streams.open(Scope.DEFAULT, key("a"), ANY, null);
        now += FindingStreams.STALLED_NANOS + 1;
        rounds();

        assertThat(streams.size()).isZero();
    }

    @Test
    void there_are_so_many_streams_of_a_key_and_of_all() {
        for (int n = 0; n < FindingStreams.MOST; n++) {
            reader("key" + n / FindingStreams.MOST_PER_KEY);
        }
        assertThatThrownBy(() -> reader("key0")).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> reader("another")).isInstanceOf(ApiException.class);
        assertThat(streams.size()).isEqualTo(FindingStreams.MOST);
    }

    @Test
    void silence_is_broken_by_heartbeats_that_tell_the_place() {
        FakeOutlet outlet = new FakeOutlet();
        streams.open(Scope.DEFAULT, key("a"), new StreamFilter(9, Set.of(), null, false), null)
                .accept(outlet);
        raise(1, "{\"service\":{}}");
        rounds();
        assertThat(outlet.pieces).hasSize(1);
        now += FindingStreams.HEARTBEAT_NANOS;
        rounds();

        assertThat(outlet.pieces.get(1)).isEqualTo("id: 1\n: still watching\n\n");
    }

    @Test
    void a_revoked_key_and_the_end_of_all_are_told() {
        FakeOutlet first = reader("a");
        FakeOutlet second = reader("b");
        revoked.add("a");
        now += FindingStreams.HEARTBEAT_NANOS;
        rounds();
        streams.close();

        assertThat(first.ended && second.ended).isTrue();
        assertThat(first.pieces.get(1)).contains("event: end\n", "key");
        assertThat(second.pieces.get(2)).contains("event: end\n", "Postern ends");
    }
}
