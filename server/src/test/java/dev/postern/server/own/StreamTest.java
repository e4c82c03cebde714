// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.own;

import static dev.postern.server.own.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.sigv4.AccessKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Findings are followed over HTTP. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamTest {
    private static final String PATH = "/findings/stream";

    @TempDir
    private Path folder;

    private OwnServer server;
    private final List<Reader> readers = new ArrayList<>();

    @BeforeEach
    void start() {
        server = new OwnServer(folder);
    }

    @AfterEach
    void stop() throws IOException {
        for (Reader reader : readers) {
            reader.lines.close();
        }
        server.close();
    }

    /** An event as a client sees it. */
    private record Event(String id, String name, JsonNode data) {
        String finding() {
            return data.path("id").asString("");
        }
    }

    private static final class Reader {
        private final BufferedReader lines;

        Reader(InputStream in) {
            lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        /** The next event; heartbeats are passed over. */
        Event next() throws IOException {
            String id = "";
            String name = "";
            String data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && data != null) {
                    return new Event(id, name, JsonMapper.shared().readTree(data));
                }
            }
            throw new IOException("the stream has ended");
        }
    }

    private Reader open(AccessKey key, String query, @Nullable String lastId) throws Exception {
        HttpRequest.Builder request = server.signed(key, "GET", PATH + query, null);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> response = server.open(request);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        Reader reader = new Reader(response.body());
        readers.add(reader);
        assertThat(reader.lines.readLine()).startsWith("retry: "); // it is watching from here on
        return reader;
    }

    private void raise(int number, int count, double severity) {
        server.store.findings(OwnServer.SCOPE).raise(List.of(Story.finding(number, count, severity)), List.of());
        server.streams.wake();
    }

    @Test
    void new_findings_come_and_their_new_states_are_marked() throws Exception {
        raise(1, 1, 2);
        Reader reader = open(server.reader, "", null);
        raise(2, 1, 5);
        Event first = reader.next();
        raise(2, 9, 5);
        Event second = reader.next();
        server.store.findings(OwnServer.SCOPE).archive(List.of(first.finding()), true);
        server.streams.wake();
        Event third = reader.next();

        assertThat(first.name()).isEqualTo("finding");
        assertThat(first.finding()).isEqualTo("%032x".formatted(2));
        assertThat(first.data().at("/resource/rdsDbUserDetails/user").asString())
                .isEqualTo("eve\r\ndata: x\u2028");
        assertThat(second.name()).isEqualTo("update");
        assertThat(second.data().at("/service/count").asInt()).isEqualTo(9);
        assertThat(third.name()).isEqualTo("update");
        assertThat(third.data().at("/service/archived").asBoolean()).isTrue();
    }

    @Test
    void who_comes_back_with_the_last_id_misses_nothing_and_gets_nothing_twice() throws Exception {
        Reader reader = open(server.reader, "", null);
        raise(1, 1, 5);
        String last = reader.next().id();
        reader.lines.close();
        for (int number = 2; number < 300; number++) {
            raise(number, 1, 5);
        }
        raise(1, 7, 5);
        List<String> seen = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            Reader again = open(server.reader, "", last);
            for (int n = 0; n < 99; n++) {
                Event event = again.next();
                seen.add(event.finding());
                assertThat(event.name()).isEqualTo(event.finding().endsWith("00001") ? "update" : "finding");
                last = event.id();
            }
            again.lines.close();
        }

        List<String> expected = new ArrayList<>();
        for (int number = 2; number < 300; number++) {
            expected.add("%032x".formatted(number));
        }
        expected.add("%032x".formatted(1));
        assertThat(seen).isEqualTo(expected.subList(0, 297));
    }

    @Test
    void a_finding_that_has_changed_before_it_was_told_is_new_to_its_reader() throws Exception {
        raise(1, 1, 5);
        raise(1, 2, 5);

        Event event = open(server.reader, "?after=0", null).next();

        assertThat(event.name()).isEqualTo("finding");
        assertThat(event.data().at("/service/count").asInt()).isEqualTo(2);
    }

    @Test
    void a_filter_lets_through_what_fits() throws Exception {
        Reader severe = open(server.reader, "?minSeverity=7", null);
        Reader typed = open(
                server.reader, "?types=A,CredentialAccess%3ARDS%2FAnomalousBehavior.FailedLogin&instance=orders", null);
        Reader other = open(server.reader, "?types=A", null);
        raise(1, 1, 2);
        raise(2, 1, 8);

        assertThat(severe.next().finding()).isEqualTo("%032x".formatted(2));
        assertThat(typed.next().finding()).isEqualTo("%032x".formatted(1));
        server.close();
        assertThat(other.next().name()).isEqualTo("end");
    }

    @Test
    void an_account_follows_its_own_findings() throws Exception {
        Reader stranger = open(server.stranger, "", null);
        raise(1, 1, 8);
        Reader own = open(server.reader, "?after=0", null);
        assertThat(own.next().name()).isEqualTo("finding");
        server.close();

        assertThat(stranger.next().name()).isEqualTo("end");
    }

    @Test
    void a_key_that_is_revoked_follows_nothing_more() throws Exception {
        Reader reader = open(server.reader, "", null);
        server.store.credentials().remove(server.reader.id());
        raise(1, 1, 8);

        Event event = reader.next();
        assertThat(event.name()).isEqualTo("end");
        assertThat(event.data().path("reason").asString()).contains("key");
    }

    @Test
    void a_key_has_so_many_streams_and_others_still_get_in() throws Exception {
        List<HttpResponse<InputStream>> refused = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            HttpResponse<InputStream> response = server.open(server.signed(server.reader, "GET", PATH, null));
            readers.add(new Reader(response.body()));
            if (response.statusCode() != 200) {
                refused.add(response);
            }
        }
        assertThat(refused).hasSize(30).allMatch(response -> response.statusCode() == 429);
        Reader other = open(server.administrator, "", null);
        raise(1, 1, 8);
        assertThat(other.next().name()).isEqualTo("finding");
        assertThat(server.get("/logins").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "99", "1e3", "9999999999999999999999", "1 "})
    void an_id_that_is_none_is_refused(String id) throws Exception {
        HttpResponse<String> response = server.send(
                server.signed(server.reader, "GET", PATH, null).header("Last-Event-ID", id.strip() + id.strip()));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("code").asString()).isEqualTo("InvalidParameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?minSeverity=11", "?types=", "?types=a,,b", "?include=all", "?after=x", "?severity=3"})
    void a_filter_that_is_none_is_refused(String query) throws Exception {
        assertThat(server.send(server.reader, "GET", PATH + query, null).statusCode())
                .isEqualTo(400);
    }
}
