// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.monitor.feeds.FeedServer.Answer;
import dev.postern.monitor.feeds.Fetcher.FetchException;
import dev.postern.monitor.feeds.Fetcher.Fetched;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching from servers of which most misbehave. */
class FeedFetcherTest {
    private static final int MOST = 10_000;
    private static final Feed.Credential KEY = new Feed.Credential("X-API-Key", "s3cret");

    @TempDir
    Path folder;

    private final Fetcher fetcher = new FeedFetcher(Duration.ofSeconds(20), MOST);
    private final Fetcher impatient = new FeedFetcher(Duration.ofMillis(300), MOST);

    private Path file() {
        return folder.resolve("feed");
    }

    private @Nullable Fetched fetch(FeedServer server) throws Exception {
        return fetcher.fetch(Feeds.threat(server.uri("/list")), null, null, file());
    }

    private void failsWith(String message, Fetcher with, Answer answer) throws IOException {
        try (FeedServer server = new FeedServer(answer)) {
            assertThatThrownBy(() -> with.fetch(Feeds.threat(server.uri("/list")), null, null, file()))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void aFileIsWrittenAndItsNamesAreRemembered() throws Exception {
        try (FeedServer server = new FeedServer((request, out) ->
                FeedServer.send(out, 200, "ETag: \"a\"\r\nLast-Modified: yesterday\r\n", "203.0.113.1\n"))) {
            assertThat(fetch(server)).isEqualTo(new Fetched("\"a\"", "yesterday"));
            assertThat(file()).hasContent("203.0.113.1\n");
        }
    }

    @Test
    void whatIsKnownIsNotFetchedAgain() throws Exception {
        try (FeedServer server = new FeedServer((request, out) -> FeedServer.send(out, 304, "", ""))) {
            assertThat(fetcher.fetch(Feeds.threat(server.uri("/list")), "\"a\"", "yesterday", file()))
                    .isNull();
            assertThat(server.requests().get(0)).contains("If-None-Match: \"a\"", "If-Modified-Since: yesterday");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 403, 404, 429, 500, 503})
    void anyOtherAnswerIsAFailure(int status) throws Exception {
        failsWith("answered " + status, fetcher, (request, out) -> FeedServer.send(out, status, "", ""));
    }

    @Test
    void redirectsOfTheSameServerAreFollowed() throws Exception {
        try (FeedServer server = new FeedServer((request, out) -> {
            if (request.get(0).startsWith("GET /list ")) {
                FeedServer.send(out, 302, "Location: /other\r\n", "");
            } else {
                FeedServer.send(out, 200, "", "203.0.113.1\n");
            }
        })) {
            assertThat(fetch(server)).isNotNull();
            assertThat(server.requests().get(1).get(0)).startsWith("GET /other ");
        }
    }

    @Test
    void redirectsInACircleAreNotFollowedForever() throws Exception {
        failsWith("more than 5 times", fetcher, (request, out) -> FeedServer.send(out, 302, "Location: /list\r\n", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:1/", "http://169.254.169.254/latest", "ftp://127.0.0.1/", "file:///etc/passwd"
            })
    void redirectsToAnotherServerAreRefused(String to) throws Exception {
        failsWith(
                "another server", fetcher, (request, out) -> FeedServer.send(out, 302, "Location: " + to + "\r\n", ""));
    }

    @Test
    void aRedirectWithoutAPlaceToGoFails() throws Exception {
        failsWith("redirects", fetcher, (request, out) -> FeedServer.send(out, 302, "Location: ht tp:\r\n", ""));
    }

    @Test
    void aServerThatDripsIsGivenUp() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        failsWith("no whole answer within", impatient, (request, out) -> {
            out.write("HTTP/1.1 200 -\r\nContent-Length: 9000\r\n\r\n203.0.113.1\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            awaitQuietly(over); // the rest never comes
        });
        over.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAnswerThatEndsTooEarlyFails() throws Exception {
        failsWith(
                "127.0.0.1",
                fetcher,
                (request, out) -> out.write("HTTP/1.1 200 -\r\nContent-Length: 900\r\n\r\n203.0.113.1\n"
                        .getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aChunkThatEndsTooEarlyFails() throws Exception {
        failsWith(
                "127.0.0.1",
                fetcher,
                (request, out) -> out.write("HTTP/1.1 200 -\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n203"
                        .getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void whatIsNoHttpFails() throws Exception {
        failsWith("127.0.0.1", fetcher, (request, out) -> out.write("SSH-2.0-x\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aBodyThatIsTooLongIsGivenUpOnTheWay() throws Exception {
        failsWith("longer than " + MOST, fetcher, (request, out) -> {
            out.write("HTTP/1.1 200 -\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            byte[] block = new byte[1_000];
            while (true) {
                out.write(block); // until the client closes
            }
        });
    }

    @Test
    void aServerWithoutTlsWhereThereShouldBeSomeFails() throws Exception {
        try (FeedServer server = new FeedServer((request, out) -> FeedServer.send(out, 200, "", "203.0.113.1\n"))) {
            Feed feed = Feeds.threat(URI.create(server.uri("/list").toString().replace("http:", "https:")));

            assertThatThrownBy(() -> fetcher.fetch(feed, null, null, file())).isInstanceOf(FetchException.class);
        }
    }

    @Test
    void aServerThatIsNotThereFails() throws Exception {
        FeedServer server = new FeedServer((request, out) -> {});
        server.close();

        assertThatThrownBy(() -> fetch(server)).isInstanceOf(FetchException.class);
    }

    @Test
    void aFileOfThisMachineIsCopiedWhenItHasChanged() throws Exception {
        Path source = Files.writeString(folder.resolve("source"), "203.0.113.1\n");
        Fetched fetched = Objects.requireNonNull(fetcher.fetch(Feeds.threat(source.toUri()), null, null, file()));

        assertThat(file()).hasSameTextualContentAs(source);
        assertThat(fetcher.fetch(Feeds.threat(source.toUri()), fetched.etag(), null, file()))
                .isNull();
        Files.writeString(source, "203.0.113.1\n203.0.113.2\n");
        assertThat(fetcher.fetch(Feeds.threat(source.toUri()), fetched.etag(), null, file()))
                .isNotNull();
    }

    @Test
    void aMissingOrLongFileFails() throws Exception {
        Path source = folder.resolve("source");
        assertThatThrownBy(() -> fetcher.fetch(Feeds.threat(source.toUri()), null, null, file()))
                .hasMessageContaining("there is no such file");
        Files.write(source, new byte[MOST + 1]);
        assertThatThrownBy(() -> fetcher.fetch(Feeds.threat(source.toUri()), null, null, file()))
                .hasMessageContaining("longer than " + MOST);
    }

    private static String page(String more, String address) {
        return "{\"more\":" + more + ",\"objects\":[{\"type\":\"indicator\",\"pattern_type\":\"stix\",\"pattern\":"
                + "\"[ipv4-addr:value = '" + address + "']\"}]}";
    }

    @Test
    void aTaxiiCollectionIsReadPageByPageWithItsKey() throws Exception {
        try (FeedServer server = new FeedServer((request, out) -> {
            boolean second = request.get(0).contains("next=p%262");
            String added = "X-TAXII-Date-Added-Last: 2026-11-0" + (second ? 2 : 1) + "T00:00:00Z\r\n";
            String body = second ? page("false", "203.0.113.2") : page("true,\"next\":\"p&2\"", "203.0.113.1");
            FeedServer.send(out, 200, added, body);
        })) {
            Fetched fetched = fetcher.fetch(Feeds.taxii(server.uri("/c/1"), KEY), null, null, file());

            assertThat(fetched).isEqualTo(new Fetched("2026-11-02T00:00:00Z", null));
            assertThat(file()).content().contains("203.0.113.1", "203.0.113.2");
            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request)
                            .anyMatch(line -> line.toLowerCase(Locale.ROOT).equals("x-api-key: s3cret"))
                            .contains("Accept: application/taxii+json;version=2.1"));
            assertThat(server.requests().get(0).get(0)).startsWith("GET /c/1/objects/ ");
        }
    }

    @Test
    void aTaxiiServerIsFirstAskedWhetherThereIsAnythingNewer() throws Exception {
        try (FeedServer server = new FeedServer((request, out) -> FeedServer.send(out, 200, "", "{}"))) {
            Feed feed = Feeds.taxii(server.uri("/c/1/"), null);

            assertThat(fetcher.fetch(feed, "2026-11-02T00:00:00Z", null, file()))
                    .isNull();
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.get(0))
                            .startsWith("GET /c/1/objects/?limit=1&added_after=2026-11-02T00%3A00%3A00Z "));
        }
    }

    @Test
    void aTaxiiServerThatTellsNoPlaceOfWhatIsMoreFails() throws Exception {
        try (FeedServer server =
                new FeedServer((request, out) -> FeedServer.send(out, 200, "", page("true", "203.0.113.1")))) {
            assertThatThrownBy(() -> fetcher.fetch(Feeds.taxii(server.uri("/c"), null), null, null, file()))
                    .hasMessageContaining("not where");
        }
    }

    @Test
    void endlessPagesEndAtTheGreatestLength() throws Exception {
        try (FeedServer server = new FeedServer(
                (request, out) -> FeedServer.send(out, 200, "", page("true,\"next\":\"again\"", "203.0.113.1")))) {
            assertThatThrownBy(() -> fetcher.fetch(Feeds.taxii(server.uri("/c"), null), null, null, file()))
                    .hasMessageContaining("feeds.maxSize");
        }
    }

    @Test
    void whatIsNoTaxiiFailsAndMessagesHoldNoKey() throws Exception {
        for (String body : List.of("<html>", "[1]", "{\"objects\":[{", "")) {
            try (FeedServer server = new FeedServer((request, out) -> FeedServer.send(out, 200, "", body))) {
                assertThatThrownBy(() -> fetcher.fetch(Feeds.taxii(server.uri("/c"), KEY), null, null, file()))
                        .isInstanceOf(FetchException.class)
                        .hasMessageNotContaining("s3cret");
            }
        }
    }
}
