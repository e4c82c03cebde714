// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static dev.postern.api.TestServer.DETECTOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.feedback.Dismissals;
import dev.postern.api.filter.Filters;
import dev.postern.api.filter.Suppression;
import dev.postern.api.member.Members;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/** What follows from feedback for further findings. */
class FeedbackTest {
    private static final String UNUSUAL = "CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin";
    private static final String LISTED = "CredentialAccess:RDS/MaliciousIPCaller.SuccessfulLogin";

    @TempDir
    private Path folder;

    private Instant now = Instant.now();
    private TestServer server;
    private GuardDutyClient client;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(folder, () -> now);
        client = server.client();
        client.createDetector(request -> request.enable(true));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static FindingState finding(String id, String type, String user, String address, String asn) {
        String document = """
                {"id":"%s","type":"%s","severity":8.0,
                "resource":{"rdsDbInstanceDetails":{"dbInstanceIdentifier":"orders","engine":"PostgreSQL"},
                "rdsDbUserDetails":{"user":"%s"}},
                "service":{"action":{"rdsLoginAttemptAction":{"remoteIpDetails":{"ipAddressV4":"%s",
                "organization":{"asn":"%s"}}}}}}""".formatted(id, type, user, address, asn);
        return new FindingState(id, type, 8, "orders", "title", 1, 1, 2, 3, 4, false, true, document);
    }

    private void say(FindingState finding, String feedback) {
        server.store.findings(Scope.DEFAULT).raise(List.of(finding), List.of());
        client.updateFindingsFeedback(
                request -> request.detectorId(DETECTOR).findingIds(finding.id()).feedback(feedback));
    }

    private boolean suppressed(FindingState finding) {
        return new Suppression(
                        server.detectors,
                        new Filters(server.store),
                        new Members(server.store),
                        new Dismissals(server.store, () -> now))
                .apply(Scope.DEFAULT, List.of(finding))
                .get(0)
                .suppressed();
    }

    @Test
    void new_findings_like_one_that_is_not_useful_are_suppressed_and_no_others() {
        say(finding("f1", UNUSUAL, "alice", "203.0.113.9", "64500"), "NOT_USEFUL");

        assertThat(suppressed(finding("f2", UNUSUAL, "alice", "203.0.113.77", "64500")))
                .isTrue();
        assertThat(suppressed(finding("f3", UNUSUAL, "bob", "203.0.113.9", "64500")))
                .isFalse();
        assertThat(suppressed(finding("f4", UNUSUAL, "alice", "203.0.113.9", "64501")))
                .isFalse();
        assertThat(suppressed(finding("f5", LISTED, "alice", "203.0.113.9", "64500")))
                .isFalse();
    }

    @Test
    void a_listed_address_is_not_dismissed_with_its_network() {
        say(finding("f1", LISTED, "alice", "203.0.113.9", "64500"), "NOT_USEFUL");

        assertThat(suppressed(finding("f2", LISTED, "alice", "203.0.113.9", "64500")))
                .isTrue();
        assertThat(suppressed(finding("f3", LISTED, "alice", "203.0.113.77", "64500")))
                .isFalse();
    }

    @Test
    void one_word_undoes_it_and_so_does_time() {
        FindingState finding = finding("f1", UNUSUAL, "alice", "203.0.113.9", "64500");
        say(finding, "NOT_USEFUL");
        say(finding, "USEFUL");
        assertThat(suppressed(finding)).isFalse();

        say(finding, "NOT_USEFUL");
        now = now.plus(Duration.ofDays(89));
        assertThat(suppressed(finding)).isTrue();
        now = now.plus(Duration.ofDays(1));
        assertThat(suppressed(finding)).isFalse();
    }
}
