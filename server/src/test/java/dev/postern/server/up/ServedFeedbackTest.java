// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.account.Role;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people say of findings reaches the detectors, from the API to the log of the next login. */
@Timeout(120)
class ServedFeedbackTest {
    private static final String HOTEL = "203.0.113.9";
    private static final int FIRST_PID = 100;
    private static final String ELSEWHERE = "198.51.100.7";

    @TempDir
    private Path folder;

    private Path log;
    private ServedPostern postern;
    private int pid = FIRST_PID;

    @BeforeEach
    void start() throws Exception {
        log = folder.resolve("postgresql.log");
        StringBuilder lines = new StringBuilder();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int hour = 24 * 12; hour > 0; hour--) {
            lines.append(login("10.0.1.5", now.minus(Duration.ofHours(hour))));
        }
        Files.writeString(log, lines);
        postern = new ServedPostern(folder, "");
        logIn(HOTEL);
    }

    @AfterEach
    void stop() {
        postern.close();
    }

    private String login(String host, Instant at) {
        pid++;
        String prefix = at.toString().replace('T', ' ').replaceAll("[.].*|Z", "") + ".000 UTC [" + pid + "] ";
        return prefix + "LOG:  connection received: host=" + host + " port=40000\n" + prefix
                + "LOG:  connection authorized: user=orders database=shop application_name=orders-api\n";
    }

    private void logIn(String host) throws IOException {
        Files.writeString(log, login(host, Instant.now()), StandardOpenOption.APPEND);
    }

    /** The only finding, once as many logins are in it. */
    private JsonNode finding(int logins) throws IOException, InterruptedException {
        ServedClient client = postern.client();
        String path = client.detector() + "/findings";
        while (true) {
            JsonNode ids = client.ask("POST", path, "{}").path("findingIds");
            if (!ids.isEmpty()) {
                assertThat(ids).hasSize(1);
                JsonNode finding = client.ask("POST", path + "/get", "{\"findingIds\":" + ids + "}")
                        .at("/findings/0");
                int count = finding.at("/service/count").asInt();
                assertThat(count).isLessThanOrEqualTo(logins);
                if (count == logins) {
                    return finding;
                }
            }
            Thread.sleep(50); // between looks at a condition; the test's time is limited
        }
    }

    /** Waits until the detector has looked at all logins. */
    private void awaitSeen() throws InterruptedException {
        try (Store beside = postern.openBeside()) {
            while (beside.detections(Scope.DEFAULT).cursor() < pid - FIRST_PID) {
                Thread.sleep(50); // between looks at a condition; the test's time is limited
            }
        }
    }

    /** What the detector remembers of what people have said. */
    private byte[] heard() {
        try (Store beside = postern.openBeside()) {
            byte[] part = beside.detections(Scope.DEFAULT).snapshotPart("expected");
            return part == null ? new byte[0] : part;
        }
    }

    private void awaitHeard(byte[] before) throws InterruptedException {
        while (Arrays.equals(before, heard())) {
            Thread.sleep(50); // between looks at a condition; the test's time is limited
        }
    }

    private void say(String feedback, String comments) throws IOException, InterruptedException {
        byte[] before = heard();
        String id = finding(1).path("id").asString();
        postern.client()
                .ask(
                        "POST",
                        postern.client().detector() + "/findings/feedback",
                        "{\"findingIds\":[\"" + id + "\"],\"feedback\":\"" + feedback + "\",\"comments\":\"" + comments
                                + "\"}");
        awaitHeard(before);
    }

    @Test
    void what_is_expected_is_raised_no_more_but_from_elsewhere_it_is() throws Exception {
        assertThat(finding(1).path("type").asString())
                .isEqualTo("CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin");
        say("NOT_USEFUL", "the hotel of the conference days=30");

        logIn(HOTEL);
        logIn(HOTEL);
        logIn(ELSEWHERE);
        JsonNode grown = finding(2);

        assertThat(grown.at("/service/additionalInfo/value").asString()).contains("\"sources\":2");
        assertThat(grown.at("/service/archived").asBoolean()).isFalse();
    }

    @Test
    void it_holds_over_a_restart_and_until_somebody_takes_it_back() throws Exception {
        say("NOT_USEFUL", "");
        postern.close();
        postern = new ServedPostern(folder, "");
        logIn(HOTEL);
        awaitSeen();
        say("USEFUL", "");
        logIn(HOTEL);

        assertThat(finding(2).at("/service/additionalInfo/value").asString()).contains("\"sources\":1");
    }

    @Test
    void the_console_says_how_far_it_goes() throws Exception {
        String id = finding(1).path("id").asString();
        ServedBrowser browser = new ServedBrowser(postern, Role.ANALYST);
        assertThat(browser.get("/console/findings/" + id).body()).contains("name=\"scope\"", "name=\"days\"");
        byte[] before = heard();
        assertThat(browser.post(
                                "/console/findings/judge",
                                "id=" + id + "&feedback=NOT_USEFUL&comment=fair&scope=everywhere&days=365")
                        .statusCode())
                .isEqualTo(303);
        awaitHeard(before);

        try (Store beside = postern.openBeside()) {
            assertThat(beside.configuration(Scope.DEFAULT).find("expectation", id))
                    .contains("\"reach\":\"EVERYWHERE\"");
            assertThat(beside.findings(Scope.DEFAULT).find(id).feedback()).isEqualTo("NOT_USEFUL");
        }
        assertThat(browser.post("/console/findings/judge", "id=" + id + "&feedback=NOT_USEFUL&scope=all")
                        .statusCode())
                .isEqualTo(400);
    }
}
