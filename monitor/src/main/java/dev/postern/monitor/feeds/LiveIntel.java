// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.intel.IntelSnapshot;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Policy;
import dev.postern.monitor.EarlierLogins;
import dev.postern.monitor.KernelSource;
import dev.postern.monitor.KernelUpdate;
import dev.postern.store.LoginLog;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the detector's knowledge of addresses fresh: fetches what is due, and when a copy has changed, or a feed was enabled or
 * disabled, also by another process, makes a new snapshot of everything and hands it over with the logins to be matched again.
 *
 * <p>{@link #refresh} is called again and again by one thread, the methods of {@link KernelSource} by the watch's.
 */
public final class LiveIntel implements KernelSource {
    /** How far back logins are matched with a new list. */
    static final Duration LOOK_BACK = Duration.ofHours(24);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final FeedFolder folder;
    private final FeedSet feeds;
    private final FeedRefresh fetching;
    private final GivenCopies given;
    private final Function<Instant, IntelSnapshot.Builder> base;
    private final UnaryOperator<String> ownerOf;
    private final Policy policy;
    private final LoginLog log;
    private final InstantSource clock;
    private final Consumer<String> problems;
    private final AtomicReference<@Nullable KernelUpdate> offered = new AtomicReference<>();
    private volatile Known current;
    private volatile @Nullable Known offer;
    /** What failed last, and when the next try is. */
    private String told = "";

    private Instant again = Instant.MIN;
    private Duration pause = FIRST_PAUSE;

    /** What the detector knows: when it was made, which copies, and what comes of them together with the configured lists. */
    private record Known(Instant at, Map<String, Copy> copies, OwnedIntel intel, Kernel kernel) {}

    /**
     * Begins with the copies that were last in use.
     *
     * @param given lists that are given to us beside the feeds
     * @param base begins a snapshot of a moment with everything that is configured, to which the feeds are added
     * @param ownerOf owner of a database, as given lists name it
     * @param log the logins to be matched again
     * @param problems told in words of what goes wrong; hostile where they quote a server
     * @throws IOException when the folder cannot be read
     */
    public LiveIntel(
            FeedFolder folder,
            FeedSet feeds,
            FeedRefresh fetching,
            GivenCopies given,
            Function<Instant, IntelSnapshot.Builder> base,
            UnaryOperator<String> ownerOf,
            Policy policy,
            LoginLog log,
            InstantSource clock,
            Consumer<String> problems)
            throws IOException {
        this.folder = folder;
        this.feeds = feeds;
        this.fetching = fetching;
        this.given = given;
        this.base = base;
        this.ownerOf = ownerOf;
        this.policy = policy;
        this.log = log;
        this.clock = clock;
        this.problems = problems;
        FeedFolder.Active active = folder.active();
        current = known(active.at() == null ? clock.instant() : active.at(), active.copies());
    }

    private Known known(Instant at, Map<String, Copy> copies) {
        OwnedIntel intel = OwnedIntel.of(base.apply(at), at, feeds, copies, ownerOf, problems);
        return new Known(at, Map.copyOf(copies), intel, new Kernel(policy, intel));
    }

    @Override
    public Kernel current() {
        return current.kernel();
    }

    @Override
    public @Nullable KernelUpdate next() {
        return offered.getAndSet(null);
    }

    /** What is known of addresses now. */
    public Intel intel() {
        return current.intel();
    }

    /**
     * Fetches what is due and offers what is new. What goes wrong beyond a feed, above all of the disk or the store, is told once and
     * tried again after longer and longer, since each try may ask publishers again.
     *
     * @return whether something is under way: offered and not in use yet, or in use and not told so to the lists
     */
    public boolean refresh() throws InterruptedException {
        Instant now = clock.instant();
        // A time farther away than any pause is one of a clock that ran ahead.
        if (now.isBefore(again) && !again.isAfter(now.plus(LONGEST_PAUSE))) {
            return false;
        }
        Known used = current;
        try {
            given.used(used.copies());
            given.load(folder, clock.instant());
            fetch();
            Map<String, Copy> latest = new TreeMap<>(feeds.latest());
            latest.putAll(given.latest());
            if (isNews(latest)) {
                offer(latest);
            }
            folder.cleanGiven(latest);
            told = "";
            pause = FIRST_PAUSE;
        } catch (IOException e) {
            failed(Bounded.reason(e));
        } catch (RuntimeException e) {
            failed(e.getMessage() == null ? e.toString() : e.getMessage());
        }
        Known next = offer;
        return !used.equals(current) || (next != null && !next.equals(current));
    }

    private void failed(String why) {
        again = clock.instant().plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        if (!why.equals(told)) {
            told = why;
            problems.accept("feeds: " + why);
        }
    }

    private void fetch() throws IOException, InterruptedException {
        List<Feed> enabled = feeds.enabled();
        if (enabled.isEmpty() && current.copies().isEmpty()) {
            return; // nothing is written, not even a lock, where nobody wants feeds
        }
        try (Closeable lock = folder.lock()) {
            if (lock == null) {
                return; // another process fetches just now
            }
            for (Feed feed : enabled) {
                if (fetching.isDue(feed) && fetching.refresh(feed, false) == FeedRefresh.Result.FAILED) {
                    problems.accept(
                            "feed " + feed.id() + ": " + folder.state(feed).error());
                }
            }
            folder.clean(feeds.latest());
        }
    }

    private boolean isNews(Map<String, Copy> latest) {
        Known pending = offered.get() == null ? null : offer;
        Known known = pending == null ? current : pending;
        Instant until = known.intel().goodUntil();
        return !known.copies().equals(latest)
                || (until != null && !clock.instant().isBefore(until));
    }

    private void offer(Map<String, Copy> copies) {
        Known next = known(clock.instant(), copies);
        Known before = current;
        long from = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant().minus(LOOK_BACK));
        EarlierLogins earlier = EarlierLogins.search(
                log, from, login -> isListed(next.intel(), login) && !isListed(before.intel(), login));
        if (earlier.isCut()) {
            problems.accept("feeds: too many logins of the last 24 hours are from newly listed addresses; the latest "
                    + EarlierLogins.MOST + " are matched");
        }
        offer = next;
        offered.set(new KernelUpdate(next.kernel(), earlier, () -> activate(next)));
    }

    private static boolean isListed(Intel intel, LoginEvent login) {
        IpAddress ip = login.remoteIp();
        List<ListEntry> entries =
                ip == null ? List.of() : intel.of(login.instance()).lists(ip);
        return !entries.isEmpty() && entries.get(0).kind() != ListKind.TRUSTED;
    }

    private boolean activate(Known next) {
        try {
            folder.activate(new FeedFolder.Active(next.at(), next.copies()));
            current = next;
            return true;
        } catch (IOException e) {
            problems.accept("feeds: " + Bounded.reason(e) + "; going on with the lists as they were");
            return false;
        }
    }
}
