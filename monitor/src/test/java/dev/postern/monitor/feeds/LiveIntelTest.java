// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.intel.IntelSnapshot;
import dev.postern.intel.ListFormat;
import dev.postern.kernel.Engine;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Policy;
import dev.postern.kernel.SourceLine;
import dev.postern.monitor.KernelUpdate;
import dev.postern.monitor.location.LocalFiles;
import dev.postern.monitor.location.Locations;
import dev.postern.monitor.location.WebGet;
import dev.postern.store.LoginLog;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.Closeable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a feed that changes to the kernel that is offered. */
class LiveIntelTest {
    private static final Feed BAD = Feeds.threat(URI.create("https://lists.example.org/bad"));

    @TempDir
    Path data;

    private final FakeFetcher fetcher = new FakeFetcher();
    private final List<String> problems = new ArrayList<>();
    private final FakeGivenLists given = new FakeGivenLists();
    private List<Feed> custom = List.of(BAD);
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Store store;
    private LoginLog log;

    @BeforeEach
    void open() {
        store = SqliteStore.open(data.resolve("postern.db"), InstantSource.system());
        log = store.logins(Scope.DEFAULT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private LiveIntel live() throws Exception {
        LocalFiles files = new LocalFiles(List.of(data.resolve("lists")), 1_000_000);
        WebGet web = new WebGet(false, Duration.ZERO, 1, (SSLSocketFactory) SSLSocketFactory.getDefault());
        FeedFolder folder = new FeedFolder(data.resolve("feeds"));
        return new LiveIntel(
                folder,
                new FeedSet(folder, List.of(), custom, List.of()),
                new FeedRefresh(folder, fetcher, List.of(), 1_000_000, () -> now, new Random(1)),
                new GivenCopies(given, new Locations(files, web, web, null, Locations.Signing.NONE), List.of()),
                IntelSnapshot::builder,
                database -> database.equals("shop") ? "other" : "main",
                Policy.DEFAULT,
                log,
                () -> now,
                problems::add);
    }

    private static boolean isListed(LiveIntel live, String address) {
        return !listed(live, "orders", address).isEmpty();
    }

    private static List<ListEntry> listed(LiveIntel live, String database, String address) {
        return live.intel().of(database).lists(Objects.requireNonNull(IpAddress.parse(address)));
    }

    private static boolean activate(LiveIntel live) {
        KernelUpdate update = Objects.requireNonNull(live.next());
        return update.activation().getAsBoolean();
    }

    private LoginEvent login(String address, Duration ago) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(ago));
        SourceLine place = new SourceLine("db.log", 1, 0);
        return new LoginEvent(
                micros,
                micros,
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
                "1",
                Set.of(),
                place,
                place);
    }

    @Test
    void whenNothingIsEnabledNothingIsFetchedOrWritten() throws Exception {
        custom = List.of();
        LiveIntel live = live();
        assertThat(live.refresh()).isFalse();

        assertThat(fetcher.etags).isEmpty();
        assertThat(live.next()).isNull();
        assertThat(data.resolve("feeds")).doesNotExist();
    }

    @Test
    void aFetchedListIsOfferedOnceAndUsedWhenItIsTaken() throws Exception {
        fetcher.gives("bad", "203.0.113.9\n");
        LiveIntel live = live();
        assertThat(live.refresh()).as("under way").isTrue();
        assertThat(isListed(live, "203.0.113.9")).as("before it is taken").isFalse();

        assertThat(activate(live)).isTrue();
        assertThat(isListed(live, "203.0.113.9")).isTrue();
        assertThat(live.refresh()).as("under way").isFalse();
        assertThat(live.next()).isNull();
    }

    @Test
    void aStartBeginsWithWhatWasTakenNotWithWhatWasFetched() throws Exception {
        fetcher.gives("bad", "203.0.113.9\n");
        LiveIntel first = live();
        first.refresh();
        activate(first);
        now = now.plus(Duration.ofHours(2));
        fetcher.gives("bad", "203.0.113.10\n");
        first.refresh();
        first.next(); // ended before it was activated

        LiveIntel second = live();
        assertThat(isListed(second, "203.0.113.9")).isTrue();
        assertThat(isListed(second, "203.0.113.10")).isFalse();
        second.refresh();
        activate(second);
        LiveIntel third = live();
        assertThat(isListed(third, "203.0.113.9")).isFalse();
        assertThat(isListed(third, "203.0.113.10")).isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void anUpdateThatIsNotTakenIsOfferedAgain() throws Exception {
        fetcher.gives("bad", "203.0.113.9\n");
        LiveIntel live = live();
        live.refresh();
        assertThat(live.next()).isNotNull();
        live.refresh();

        assertThat(live.next()).isNotNull();
    }

    @Test
    void loginsOfADayFromNewlyListedAddressesAreToBeMatchedAgain() throws Exception {
        fetcher.gives("bad", "203.0.113.1\n");
        LiveIntel live = live();
        live.refresh();
        activate(live);
        log.append(
                List.of(
                        login("203.0.113.9", Duration.ofHours(25)),
                        login("203.0.113.9", Duration.ofHours(22)),
                        login("203.0.113.1", Duration.ofHours(22)),
                        login("198.51.100.1", Duration.ofHours(22)),
                        login("203.0.113.9", Duration.ofHours(23))),
                Map.of());
        now = now.plus(Duration.ofMinutes(90));
        fetcher.gives("bad", "203.0.113.1\n203.0.113.9\n");
        live.refresh();
        LoginEvent later = login("203.0.113.9", Duration.ofMinutes(1));
        log.append(List.of(later, login("203.0.113.9", Duration.ZERO)), Map.of());

        KernelUpdate update = Objects.requireNonNull(live.next());
        assertThat(update.earlierLogins().through(log, 6))
                .extracting(login -> Duration.between(Instant.EPOCH.plus(login.timeMicros(), ChronoUnit.MICROS), now)
                        .toMinutes())
                .as("in the order of their times, up to the place, of the last 24 hours")
                .containsExactly(22 * 60L + 90, 1L);
    }

    @Test
    void entriesEndWhenTheyAreNoLongerValid() throws Exception {
        fetcher.gives("bad", """
                {"type":"bundle","objects":[
                 {"type":"indicator","pattern_type":"stix","pattern":"[ipv4-addr:value = '203.0.113.9']",
                  "valid_until":"2026-11-22T10:30:00Z"},
                 {"type":"indicator","pattern_type":"stix","pattern":"[ipv4-addr:value = '203.0.113.10']"}]}
                """);
        LiveIntel live = live();
        live.refresh();
        activate(live);
        assertThat(isListed(live, "203.0.113.9")).isTrue();
        now = now.plus(Duration.ofMinutes(31));

        assertThat(isListed(live(), "203.0.113.9"))
                .as("a start begins with the moment that was taken")
                .isTrue();
        live.refresh();
        activate(live);
        assertThat(isListed(live, "203.0.113.9")).isFalse();
        assertThat(isListed(live, "203.0.113.10")).isTrue();
    }

    @Test
    void aFeedThatIsNoLongerEnabledIsNoLongerUsed() throws Exception {
        fetcher.gives("bad", "203.0.113.9\n");
        LiveIntel live = live();
        live.refresh();
        activate(live);
        custom = List.of();
        LiveIntel without = live();
        assertThat(isListed(without, "203.0.113.9"))
                .as("until the watch takes it")
                .isTrue();
        without.refresh();
        activate(without);

        assertThat(isListed(without, "203.0.113.9")).isFalse();
    }

    private GivenList list(String id, Feed.Use use, String content) throws Exception {
        return list(id, use, content, List.of("main"));
    }

    private GivenList list(String id, Feed.Use use, String content, List<String> owners) throws Exception {
        Path file = Files.createDirectories(data.resolve("lists")).resolve(id);
        Files.writeString(file, content);
        return new GivenList(
                id, 1, "my " + id, use, ListFormat.TXT, file.toUri().toString(), null, 2, owners, null);
    }

    @Test
    void aGivenListIsUsedUntilItIsWantedNoMoreAndTrustedAddressesWin() throws Exception {
        custom = List.of();
        given.want(list("worse", Feed.Use.THREAT, "203.0.113.9\n203.0.113.10\n"));
        given.want(list("offices", Feed.Use.TRUSTED, "203.0.113.10\n"));
        LiveIntel live = live();
        live.refresh();
        assertThat(given.used).as("before it is taken").isEmpty();
        activate(live);
        live.refresh();

        assertThat(given.used).containsOnlyKeys("worse", "offices");
        assertThat(listed(live, "orders", "203.0.113.9"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.list()).isEqualTo("my worse"));
        assertThat(listed(live, "orders", "203.0.113.10").get(0).kind()).isEqualTo(ListKind.TRUSTED);
        Files.delete(data.resolve("lists/worse"));
        LiveIntel second = live();
        assertThat(isListed(second, "203.0.113.9")).as("a copy is kept").isTrue();
        given.want.clear();
        second.refresh();
        activate(second);
        second.refresh();
        assertThat(isListed(second, "203.0.113.9")).isFalse();
        assertThat(given.used).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void aGivenListCountsForTheDatabasesOfItsOwnersAlone() throws Exception {
        custom = List.of();
        given.want(list("bad", Feed.Use.THREAT, "203.0.113.9\n", List.of("main", "other")));
        given.want(list("offices", Feed.Use.TRUSTED, "203.0.113.9\n203.0.113.11\n", List.of("other")));
        given.want(list("theirs", Feed.Use.THREAT, "203.0.113.10\n203.0.113.11\n", List.of("other")));
        given.want(list("nobodys", Feed.Use.THREAT, "203.0.113.12\n", List.of()));
        LiveIntel live = live();
        live.refresh();
        activate(live);

        for (LiveIntel each : List.of(live, live())) {
            assertThat(listed(each, "orders", "203.0.113.9"))
                    .extracting(ListEntry::list)
                    .containsExactly("my bad");
            assertThat(listed(each, "shop", "203.0.113.9"))
                    .extracting(ListEntry::list)
                    .as("trusted wins")
                    .containsExactly("my offices");
            assertThat(listed(each, "orders", "203.0.113.10")).isEmpty();
            assertThat(listed(each, "shop", "203.0.113.10")).hasSize(1);
            assertThat(listed(each, "shop", "203.0.113.11"))
                    .extracting(ListEntry::kind)
                    .containsExactly(ListKind.TRUSTED);
            assertThat(listed(each, "orders", "203.0.113.12")).isEmpty();
            assertThat(listed(each, "shop", "203.0.113.12")).isEmpty();
        }
        live.refresh();
        assertThat(given.used).containsOnlyKeys("bad", "offices", "theirs", "nobodys");
        assertThat(problems).isEmpty();
    }

    @Test
    void ofEarlierLoginsThoseAreMatchedThatAListCountsFor() throws Exception {
        custom = List.of();
        log.append(List.of(login("203.0.113.9", Duration.ofHours(1))), Map.of());
        LiveIntel live = live();
        given.want(list("theirs", Feed.Use.THREAT, "203.0.113.9\n", List.of("other")));
        live.refresh();
        assertThat(Objects.requireNonNull(live.next()).earlierLogins().through(log, log.lastSeq()))
                .isEmpty();

        given.want(list("theirs", Feed.Use.THREAT, "203.0.113.9\n", List.of("main", "other")));
        live.refresh();
        assertThat(Objects.requireNonNull(live.next()).earlierLogins().through(log, log.lastSeq()))
                .hasSize(1);
    }

    @Test
    void whatIsNoLongerTrustedIsMatchedAgain() throws Exception {
        custom = List.of();
        log.append(List.of(login("203.0.113.9", Duration.ofHours(1))), Map.of());
        given.want(list("bad", Feed.Use.THREAT, "203.0.113.9\n"));
        given.want(list("offices", Feed.Use.TRUSTED, "203.0.113.9\n"));
        LiveIntel live = live();
        live.refresh();
        activate(live);

        given.want.remove("offices");
        live.refresh();
        assertThat(Objects.requireNonNull(live.next()).earlierLogins().through(log, log.lastSeq()))
                .hasSize(1);
    }

    @Test
    void aGivenListThatIsOfNoUseFailsWithoutQuotingIt() throws Exception {
        custom = List.of();
        given.want(list("long", Feed.Use.THREAT, "203.0.113.9\n203.0.113.10\n203.0.113.11\n"));
        given.want(list("none", Feed.Use.THREAT, "root:secret:0:0\n"));
        given.want(list("gone", Feed.Use.THREAT, "203.0.113.9\n"));
        Files.delete(data.resolve("lists/gone"));
        LiveIntel live = live();
        live.refresh();

        assertThat(live.next()).isNull();
        assertThat(given.failed.get("long")).startsWith("the list has 3 entries, more than 2");
        assertThat(given.failed.get("none")).isEqualTo("the file holds no usable address in the form TXT");
        assertThat(given.failed.get("gone")).startsWith("there is no such file");
    }

    @Test
    void whatAnotherProcessFetchesIsTakenUpAndNothingIsFetchedMeanwhile() throws Exception {
        LiveIntel live = live();
        FeedFolder folder = new FeedFolder(data.resolve("feeds"));
        try (Closeable lock = folder.lock()) {
            live.refresh();
            assertThat(fetcher.etags).isEmpty();
            assertThat(lock).isNotNull();
            fetcher.gives("bad", "203.0.113.9\n");
            new FeedRefresh(folder, fetcher, List.of(), 1_000_000, () -> now, new Random(1)).refresh(BAD, false);
        }
        live.refresh();

        assertThat(activate(live)).isTrue();
        assertThat(isListed(live, "203.0.113.9")).isTrue();
    }

    @Test
    void offlineTheLastGoodCopyIsUsedAndItsAgeIsTold() throws Exception {
        fetcher.gives("bad", "203.0.113.9\n");
        LiveIntel live = live();
        live.refresh();
        activate(live);
        fetcher.fails("no route to host");
        FeedSet feeds = new FeedSet(new FeedFolder(data.resolve("feeds")), List.of(), custom, List.of());
        now = now.plus(Duration.ofHours(2));
        live.refresh();
        assertThat(feeds.status()).singleElement().satisfies(status -> {
            assertThat(status.failures()).isEqualTo(1);
            assertThat(status.trouble(now)).isNull();
            assertThat(status.nextAt()).isAfter(now);
        });
        now = now.plus(Duration.ofHours(2));

        assertThat(isListed(live(), "203.0.113.9")).isTrue();
        assertThat(feeds.status())
                .singleElement()
                .satisfies(
                        status -> assertThat(status.trouble(now)).isEqualTo("not refreshed for 4 h: no route to host"));
        assertThat(problems).containsExactly("feed bad: no route to host");
    }

    @Test
    void whenTheFolderCannotBeWrittenTheOldListsStay() throws Exception {
        fetcher.gives("bad", "203.0.113.9\n");
        LiveIntel live = live();
        live.refresh();
        Path obstacle = Files.createDirectories(data.resolve("feeds/active/full"));

        assertThat(activate(live)).isFalse();
        assertThat(isListed(live, "203.0.113.9")).isFalse();
        assertThat(problems).singleElement().asString().contains("going on with the lists as they were");
        Files.delete(obstacle);
    }

    @Test
    void feedsOfTheCatalogueAreEnabledByNameOrAsRecommended() throws Exception {
        FeedFolder folder = new FeedFolder(data.resolve("feeds"));
        FeedSet none = new FeedSet(folder, List.of(), List.of(), List.of());
        assertThat(none.enabled()).isEmpty();
        folder.enable(List.of("feodo"));
        assertThat(none.enabled()).extracting(Feed::id).containsExactly("feodo");
        assertThat(none.known()).noneMatch(none::isConfigured);
        assertThat(new FeedSet(folder, List.of(FeedSet.RECOMMENDED), List.of(BAD), List.of()).enabled())
                .extracting(Feed::id)
                .containsExactly("tor-exits", "spamhaus-drop", "spamhaus-drop-v6", "ipsum", "feodo", "iptoasn", "bad");
    }

    @Test
    void theCatalogueIsSound() {
        assertThat(FeedCatalogue.ALL).extracting(Feed::id).doesNotHaveDuplicates();
        assertThat(FeedCatalogue.ALL).allSatisfy(feed -> {
            assertThat(feed.id()).matches("[a-z0-9][a-z0-9-]*");
            assertThat(feed.uri().getScheme()).isEqualTo("https");
            assertThat(feed.licence()).isNotEmpty();
            assertThat(feed.interval()).isGreaterThanOrEqualTo(Duration.ofHours(1));
        });
    }

    @Test
    void whenTheFolderFailsItIsToldOnceAndPublishersAreAskedLessAndLess() throws Exception {
        fetcher.gives("bad", "203.0.113.9\n");
        LiveIntel live = live();
        Files.createDirectories(data.resolve("feeds/bad.state.new")); // no state can be stored
        for (int i = 0; i < 120; i++) { // ten minutes
            live.refresh();
            now = now.plusSeconds(5);
        }

        assertThat(problems).hasSize(1);
        assertThat(fetcher.etags).hasSizeBetween(2, 10);
    }
}
