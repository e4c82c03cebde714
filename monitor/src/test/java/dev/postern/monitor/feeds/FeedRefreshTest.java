// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.monitor.feeds.FeedRefresh.Result;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of what was fetched, and when it is fetched again. */
class FeedRefreshTest {
    private static final long MOST = 1_000_000;
    private static final Feed FEED = Feeds.threat(URI.create("https://lists.example.org/bad"));

    @TempDir
    Path data;

    private final FakeFetcher fetcher = new FakeFetcher();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private FeedFolder folder() {
        return new FeedFolder(data.resolve("feeds"));
    }

    private FeedRefresh refreshing() {
        return new FeedRefresh(folder(), fetcher, List.of("198.51.100.0/24"), MOST, () -> now, new Random(1));
    }

    private Result refresh(String content) throws Exception {
        fetcher.gives("bad", content);
        return refreshing().refresh(FEED, false);
    }

    private FeedState state() throws IOException {
        return folder().state(FEED);
    }

    private String copy() throws IOException {
        return Files.readString(folder().copy("bad", Objects.requireNonNull(state().sha256())));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private void isRefused(byte[] content, String why) throws Exception {
        refresh(Feeds.list(200));
        fetcher.gives("bad", content);

        assertThat(refreshing().refresh(FEED, false)).isEqualTo(Result.FAILED);
        assertThat(state().error()).contains(why);
        assertThat(copy()).as("the last good copy").isEqualTo(Feeds.list(200));
        assertThat(state().entries()).isEqualTo(200);
    }

    @Test
    void aGoodListIsKeptUnderItsChecksum() throws Exception {
        assertThat(refresh(Feeds.list(3))).isEqualTo(Result.UPDATED);

        assertThat(copy()).isEqualTo(Feeds.list(3));
        assertThat(state().entries()).isEqualTo(3);
        assertThat(state().changedAt()).isEqualTo(now);
        assertThat(state().sha256()).hasSize(64);
    }

    @Test
    void aPackedListIsKeptUnpacked() throws Exception {
        fetcher.gives("bad", gzip(Feeds.list(3).getBytes(StandardCharsets.UTF_8)));

        assertThat(refreshing().refresh(FEED, false)).isEqualTo(Result.UPDATED);
        assertThat(copy()).isEqualTo(Feeds.list(3));
    }

    @Test
    void whatIsKnownIsAskedForByItsTagAndStaysAsItIs() throws Exception {
        refresh(Feeds.list(3));
        Instant changed = now;
        now = now.plusSeconds(3_600);

        assertThat(refreshing().refresh(FEED, false)).isEqualTo(Result.UNCHANGED);
        assertThat(fetcher.etags).containsExactly("null", "11");
        assertThat(state().checkedAt()).isEqualTo(now);
        assertThat(state().changedAt()).isEqualTo(changed);
    }

    @Test
    void theSameContentUnderAnotherTagIsNoChange() throws Exception {
        refresh(Feeds.list(3));
        Instant changed = now;
        now = now.plusSeconds(3_600);

        assertThat(refresh(Feeds.list(3))).isEqualTo(Result.UNCHANGED);
        assertThat(state().changedAt()).isEqualTo(changed);
        assertThat(state().etag()).isEqualTo("111");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing today\n",
                "<html><body>Service unavailable</body></html>",
                "{\"error\":\"rate limited\"}",
                "Rate limit exceeded.\nTry again later.\n",
                "10.0.0.1\n192.168.1.1\n127.0.0.1\n",
                "0.0.0.0/0\n::/0\n",
                "198.51.100.7\n198.51.0.0/16\n"
            })
    void whatHoldsNoUsableEntryIsRefused(String content) throws Exception {
        isRefused(content.getBytes(StandardCharsets.UTF_8), "refused");
    }

    @Test
    void aPageThatHappensToHoldAnAddressIsRefused() throws Exception {
        isRefused(
                "203.0.113.77\nis your address\nplease log in\n".getBytes(StandardCharsets.UTF_8),
                "most of it is no address");
    }

    @Test
    void aListThatHasBecomeTenTimesAsLongOrAsShortIsRefusedUnlessAccepted() throws Exception {
        isRefused(Feeds.list(2_001).getBytes(StandardCharsets.UTF_8), "it has 2001 entries, and had 200");
        isRefused(Feeds.list(19).getBytes(StandardCharsets.UTF_8), "it has 19 entries, and had 200");

        assertThat(refreshing().refresh(FEED, true)).isEqualTo(Result.UPDATED);
        assertThat(state().entries()).isEqualTo(19);
    }

    @Test
    void aShortListMayGrow() throws Exception {
        refresh(Feeds.list(2));

        assertThat(refresh(Feeds.list(90))).isEqualTo(Result.UPDATED);
    }

    @Test
    void privateWideAndOwnEntriesAreLeftOutAndTold() throws Exception {
        assertThat(refresh("10.0.0.0/8\n198.51.100.7\n1.0.0.0/6\n203.0.113.1\n203.0.113.2\n"))
                .isEqualTo(Result.UPDATED);

        assertThat(state().entries()).isEqualTo(2);
        assertThat(state().notes())
                .contains("1 entry: private addresses")
                .contains("1 entry: your own addresses")
                .contains("1 entry: wider than /8");
    }

    @Test
    void aSmallFileThatUnpacksToAHugeOneIsRefused() throws Exception {
        isRefused(gzip(new byte[(int) MOST + 1]), "longer than " + MOST);
    }

    @Test
    void damagedGzipAndGzipWithinGzipAreRefused() throws Exception {
        byte[] packed = gzip(Feeds.list(150).getBytes(StandardCharsets.UTF_8));
        isRefused(gzip(packed), "gzip within gzip");
        isRefused(Arrays.copyOf(packed, packed.length / 2), "damaged or truncated gzip");
    }

    @Test
    void failuresAreTriedAgainLaterAndLater() throws Exception {
        fetcher.fails("no route");
        Duration before = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            refreshing().refresh(FEED, false);
            Duration pause = Duration.between(now, state().nextAt());
            assertThat(pause).isGreaterThan(before);
            before = pause;
            assertThat(refreshing().isDue(FEED)).isFalse();
            now = Objects.requireNonNull(state().nextAt());
            assertThat(refreshing().isDue(FEED)).isTrue();
        }
        assertThat(state().failures()).isEqualTo(5);
        for (int i = 0; i < 40; i++) {
            refreshing().refresh(FEED, false);
        }
        assertThat(state().nextAt()).isBefore(now.plus(Duration.ofHours(2)));
        refresh(Feeds.list(3));
        assertThat(state().failures()).isZero();
        assertThat(state().error()).isEmpty();
    }

    @Test
    void itIsNotFetchedMoreOftenThanItsInterval() throws Exception {
        assertThat(refreshing().isDue(FEED)).isTrue();
        refresh(Feeds.list(3));
        now = now.plus(Duration.ofMinutes(59));
        assertThat(refreshing().isDue(FEED)).isFalse();
        now = now.plus(Duration.ofMinutes(20));
        assertThat(refreshing().isDue(FEED)).isTrue();
        now = now.minus(Duration.ofDays(3));
        assertThat(refreshing().isDue(FEED)).as("the clock was set back").isTrue();
    }

    @Test
    void aFeedFromAnotherPlaceStartsAnew() throws Exception {
        refresh(Feeds.list(200));
        Feed moved = Feeds.threat(URI.create("https://lists.example.org/other"));
        fetcher.gives("bad", Feeds.list(3));

        assertThat(refreshing().refresh(moved, false)).isEqualTo(Result.UPDATED);
        assertThat(fetcher.etags).endsWith("null");
    }

    @Test
    void endedBeforeTheStateNamesTheCopyTheOldOneStays() throws Exception {
        refresh(Feeds.list(3));
        Path stateFile = data.resolve("feeds/bad.state");
        byte[] before = Files.readAllBytes(stateFile);
        refresh(Feeds.list(4));
        Files.write(stateFile, before);
        Files.writeString(data.resolve("feeds/bad.part"), "half");

        assertThat(copy()).isEqualTo(Feeds.list(3));
        folder().clean(Map.of("bad", new Copy(Feed.Use.THREAT, Objects.requireNonNull(state().sha256()))));
        try (Stream<Path> files = Files.list(data.resolve("feeds"))) {
            assertThat(files.filter(
                            f -> f.toString().endsWith(".feed") || f.toString().endsWith(".part")))
                    .containsExactly(folder().copy("bad", Objects.requireNonNull(state().sha256())));
        }
        assertThat(refreshing().refresh(FEED, false)).isEqualTo(Result.UPDATED);
        assertThat(copy()).isEqualTo(Feeds.list(4));
    }

    @Test
    void aCopyThatWasRemovedIsFetchedAgainWhole() throws Exception {
        refresh(Feeds.list(3));
        Files.delete(folder().copy("bad", Objects.requireNonNull(state().sha256())));

        assertThat(refreshing().isDue(FEED)).isTrue();
        assertThat(refreshing().refresh(FEED, false)).isEqualTo(Result.UPDATED);
        assertThat(fetcher.etags).endsWith("null");
    }

    @Test
    void oneAtATimeFetches() throws Exception {
        try (Closeable lock = folder().lock()) {
            assertThat(lock).isNotNull();
            assertThat(folder().lock()).isNull();
        }
        try (Closeable again = folder().lock()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void textsOfServersSurviveInTheState() throws Exception {
        fetcher.fails("=evil\n#\u2028key\\u0041 \u0000");
        refreshing().refresh(FEED, false);

        assertThat(state().error()).isEqualTo("=evil\n#\u2028key\\u0041 \u0000");
    }

    @Test
    void anErrorOfOursCountsAsAFailedFetchSoThatThePublisherIsNotAskedAtOnceAgain() throws Exception {
        Fetcher broken = (feed, etag, lastModified, file) -> {
            throw new IllegalStateException("broken");
        };
        FeedRefresh refresh = new FeedRefresh(folder(), broken, List.of(), MOST, () -> now, new Random(1));

        assertThat(refresh.refresh(FEED, false)).isEqualTo(Result.FAILED);
        assertThat(state().error()).contains("broken");
        assertThat(refresh.isDue(FEED)).isFalse();
    }
}
