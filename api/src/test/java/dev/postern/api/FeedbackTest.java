// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static dev.postern.api.TestServer.DETECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.feedback.Dismissals;
import dev.postern.api.feedback.ExpectedLogins;
import dev.postern.api.filter.Filters;
import dev.postern.api.filter.Suppression;
import dev.postern.api.member.Members;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.feedback.Expectation;
import dev.postern.store.FindingState;
import dev.postern.store.Instances.Instance;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;

/** What follows from feedback for further findings. */
class FeedbackTest {
    private static final String UNUSUAL = "CredentialAccess:RDS/AnomalousBehavior.FailedLogin";
    private static final String SUCCESS = "CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin";
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
        say(finding, feedback, null);
    }

    private void say(FindingState finding, String feedback, @Nullable String comments) {
        server.store.findings(Scope.DEFAULT).raise(List.of(finding), List.of());
        client.updateFindingsFeedback(request -> request.detectorId(DETECTOR)
                .findingIds(finding.id())
                .feedback(feedback)
                .comments(comments));
    }

    private void watch(String... databases) {
        for (String database : databases) {
            server.store
                    .instances(Scope.DEFAULT)
                    .put(new Instance(database, "postgresql", null, null, "arn", 0, Map.of()));
        }
    }

    /** What the detectors are told. */
    private Map<String, List<Expectation>> told() {
        return new ExpectedLogins(server.store, new Members(server.store), () -> now)
                .now(new Owners(Scope.DEFAULT, Map.of("shop", new Scope("111122223333", "us-east-1"))));
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

    @Test
    void unusual_logins_are_told_to_the_detectors_and_not_suppressed() {
        watch("orders", "billing", "shop");
        FindingState finding = finding("f1", SUCCESS, "alice", "203.0.113.9", "64500");
        say(finding, "NOT_USEFUL");

        assertThat(suppressed(finding)).isFalse();
        assertThat(told()).containsOnlyKeys("orders");
        assertThat(told().get("orders")).singleElement().satisfies(expected -> {
            assertThat(expected.user()).isEqualTo("alice");
            assertThat(expected.ip()).isEqualTo(IpAddress.parse("203.0.113.9"));
            assertThat(expected.application()).isNull();
            assertThat(expected.untilMicros())
                    .isEqualTo(now.plus(Duration.ofDays(90)).toEpochMilli() * 1_000);
        });
    }

    @Test
    void one_word_takes_back_what_was_said_of_the_same_user_and_source() {
        watch("orders");
        say(finding("f1", SUCCESS, "alice", "203.0.113.9", "64500"), "NOT_USEFUL");
        say(finding("f2", SUCCESS, "bob", "203.0.113.9", "64500"), "NOT_USEFUL");
        say(finding("f3", SUCCESS, "alice", "203.0.113.9", "64500"), "USEFUL");

        assertThat(told().get("orders")).extracting(Expectation::user).containsExactly("bob");
    }

    @Test
    void comments_say_how_far_it_goes() {
        watch("orders", "billing", "shop");
        FindingState finding = finding("f1", SUCCESS, "alice", "203.0.113.9", "64500");
        say(finding, "NOT_USEFUL", "at the hotel scope=everywhere days=7");

        assertThat(told()).as("of its own account").containsOnlyKeys("orders", "billing");
        say(finding, "NOT_USEFUL", "scope=database days=7");
        assertThat(told()).containsOnlyKeys("orders");
        assertThat(told().get("orders")).extracting(Expectation::user).containsOnlyNulls();
        now = now.plus(Duration.ofDays(7));
        assertThat(told()).isEmpty();
    }

    @Test
    void what_the_comments_cannot_mean_is_refused_and_changes_nothing() {
        watch("orders");
        FindingState finding = finding("f1", SUCCESS, "alice", "203.0.113.9", "64500");
        for (String comments : List.of("scope=all", "scope=", "days=0", "days=366", "days=-1", "days=1e9")) {
            assertThatThrownBy(() -> say(finding, "NOT_USEFUL", comments))
                    .as(comments)
                    .isInstanceOf(BadRequestException.class);
        }
        assertThat(told()).isEmpty();
        assertThat(server.store.findings(Scope.DEFAULT).find("f1").feedback()).isNull();
    }

    @Test
    void nobody_says_what_is_expected_of_databases_of_another_account() {
        watch("shop");
        Scope member = new Scope("111122223333", "us-east-1");
        server.store.configuration(member).put("expectation", "f9", """
                        {"finding":"f9","instance":"orders","reach":"USER","user":"eve","address":"203.0.113.9","host":null,
                        "application":null,"database":null,"tls":null,"authMethod":null,"hours":[],"since":1,
                        "until":%d}""".formatted(Long.MAX_VALUE / 1_000));

        assertThat(told()).as("said of another account's database").isEmpty();
    }
}
