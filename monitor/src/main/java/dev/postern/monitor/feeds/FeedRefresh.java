// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.monitor.feeds.Fetcher.FetchException;
import dev.postern.monitor.feeds.Fetcher.Fetched;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Fetches a feed, judges it, and keeps it when it is good. Whatever fails, and wherever a process is ended, the last good copy stays:
 * a copy is written and made durable under its checksum before the feed's state names it.
 */
public final class FeedRefresh {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 20;
    private static final double JITTER = 0.3;

    private final FeedFolder folder;
    private final Fetcher fetcher;
    private final FeedJudge judge;
    private final long maxBytes;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param own networks of the user's own, which no list may name
     * @param maxBytes most bytes of one feed, unpacked
     * @param random spreads fetches
     */
    public FeedRefresh(
            FeedFolder folder,
            Fetcher fetcher,
            List<String> own,
            long maxBytes,
            InstantSource clock,
            RandomGenerator random) {
        this.folder = folder;
        this.fetcher = fetcher;
        this.judge = new FeedJudge(own);
        this.maxBytes = maxBytes;
        this.clock = clock;
        this.random = random;
    }

    /** What came of a refresh. */
    public enum Result {
        UPDATED,
        UNCHANGED,
        FAILED
    }

    /** Whether it is time to fetch the feed. */
    boolean isDue(Feed feed) throws IOException {
        FeedState state = folder.state(feed);
        Instant next = state.nextAt();
        Instant now = clock.instant();
        // A time farther away than any pause is one of a clock that ran ahead.
        return next == null
                || !now.isBefore(next)
                || next.isAfter(now.plus(feed.interval().multipliedBy(2)));
    }

    /**
     * Fetches the feed now; hold the folder's lock meanwhile.
     *
     * @param accept whether to take it also when it has become ten times as long or as short
     * @throws IOException when the folder cannot be written to
     */
    public Result refresh(Feed feed, boolean accept) throws IOException, InterruptedException {
        FeedState before = folder.state(feed);
        Path part = folder.part(feed.id());
        Path plain = folder.part(feed.id() + ".plain");
        try {
            boolean known = before.sha256() != null && !accept;
            Fetched fetched =
                    fetcher.fetch(feed, known ? before.etag() : null, known ? before.lastModified() : null, part);
            Instant now = clock.instant();
            Instant next = now.plus(spread(feed.interval()));
            if (fetched == null) {
                folder.store(feed, before.unchanged(before.etag(), before.lastModified(), now, next));
                return Result.UNCHANGED;
            }
            Path content = unpacked(part, plain);
            String sha256 = sha256(content);
            if (sha256.equals(before.sha256())) {
                folder.store(feed, before.unchanged(fetched.etag(), fetched.lastModified(), now, next));
                return Result.UNCHANGED;
            }
            FeedJudge.Content good = judge.read(feed, content, now);
            if (!accept) {
                FeedJudge.compare(good, before);
            }
            folder.keep(content, feed.id(), sha256);
            folder.store(feed, kept(feed, good, sha256, fetched, now, next));
            return Result.UPDATED;
        } catch (FetchException
                | RuntimeException e) { // an error of ours must not have a publisher asked every few seconds
            Duration pause = spread(pause(feed, before.failures()));
            folder.store(
                    feed,
                    before.failed(
                            e instanceof FetchException ? String.valueOf(e.getMessage()) : e.toString(),
                            clock.instant().plus(pause)));
            return Result.FAILED;
        } finally {
            Files.deleteIfExists(part);
            Files.deleteIfExists(plain);
        }
    }

    private static FeedState kept(
            Feed feed, FeedJudge.Content good, String sha256, Fetched fetched, Instant now, Instant next) {
        return new FeedState(
                FeedState.source(feed),
                sha256,
                good.entries(),
                good.bytes(),
                good.notes(),
                fetched.etag(),
                fetched.lastModified(),
                now,
                now,
                next,
                0,
                "");
    }

    private Path unpacked(Path part, Path plain) throws FetchException {
        try {
            if (!Bounded.isGzip(part)) {
                return part;
            }
            Bounded.unpack(part, plain, maxBytes);
            return plain;
        } catch (IOException e) {
            throw new FetchException("refused: " + Bounded.reason(e), e);
        }
    }

    /** Doubled with each failure, and never longer than the feed's interval. */
    private static Duration pause(Feed feed, int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(feed.interval()) < 0 ? pause : feed.interval();
    }

    /** Never shorter: publishers say how often they may be asked. */
    private Duration spread(Duration time) {
        double factor = 1 + JITTER * random.nextDouble();
        return Duration.ofMillis((long) (time.toMillis() * factor));
    }

    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
