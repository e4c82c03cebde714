// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static dev.postern.api.TestServer.DETECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.list.ListDocuments;
import dev.postern.api.list.ListUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;

/**
 * What tools rely on that are built on the API: the Terraform provider compares these words and waits for these statuses; checks of
 * Prowler, AWS Config and Steampipe look at a detector as the test of its features does.
 */
@SuppressWarnings("deprecation") // old operators are still asked for
class ToolsTest {
    private static final String NOT_OWNED =
            "The request is rejected because the input detectorId is not owned by the current account.";
    private static final String NO_RESOURCE = "The request is rejected since no such resource found.";
    private static final String INVALID =
            "The request is rejected because the one or more input parameters have invalid values.";

    @TempDir
    private Path folder;

    private TestServer server;
    private GuardDutyClient client;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(folder, InstantSource.system());
        client = server.client();
        client.createDetector(request -> request.enable(true));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static void isRefused(String words, ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOf(BadRequestException.class).hasMessageContaining(words);
    }

    @Test
    void terraform_takes_resources_for_gone_by_these_words() {
        String none = "0".repeat(32);
        isRefused(
                NO_RESOURCE,
                () -> client.getFilter(request -> request.detectorId(DETECTOR).filterName("none")));
        isRefused(
                NO_RESOURCE,
                () -> client.deleteFilter(
                        request -> request.detectorId(DETECTOR).filterName("none")));
        isRefused(
                NOT_OWNED,
                () -> client.getIPSet(request -> request.detectorId(DETECTOR).ipSetId(none)));
        isRefused(
                NOT_OWNED,
                () -> client.getThreatIntelSet(
                        request -> request.detectorId(DETECTOR).threatIntelSetId(none)));
        isRefused(
                INVALID,
                () -> client.describePublishingDestination(
                        request -> request.detectorId(DETECTOR).destinationId(none)));
        client.deleteDetector(request -> request.detectorId(DETECTOR));
        isRefused(NOT_OWNED, () -> client.getDetector(request -> request.detectorId(DETECTOR)));
        isRefused(NOT_OWNED, () -> client.deleteDetector(request -> request.detectorId(DETECTOR)));
        isRefused(
                NOT_OWNED,
                () -> client.getFilter(request -> request.detectorId(DETECTOR).filterName("none")));
    }

    @Test
    void terraform_waits_until_a_list_is_active_and_until_it_is_deleted() {
        String id = client.createIPSet(request -> request.detectorId(DETECTOR)
                        .name("terraform")
                        .format("TXT")
                        .location("file:/lists/terraform")
                        .activate(true))
                .ipSetId();
        assertThat(status(id)).isEqualTo("ACTIVATING");
        ListUse use = new ListUse(new ListDocuments(server.store), List::of);
        use.settled(id, 1, "a".repeat(64), null, null);
        use.used(Map.of(id, "a".repeat(64)));
        assertThat(status(id)).isEqualTo("ACTIVE");

        client.deleteIPSet(request -> request.detectorId(DETECTOR).ipSetId(id));
        assertThat(status(id)).isEqualTo("DELETE_PENDING");
        use.used(Map.of());
        assertThat(status(id)).isEqualTo("DELETED");
    }

    private String status(String id) {
        return client.getIPSet(request -> request.detectorId(DETECTOR).ipSetId(id))
                .statusAsString();
    }

    @Test
    void terraform_reads_a_filter_as_it_has_written_it() {
        Map<String, Condition> criterion = Map.of(
                "region", Condition.builder().equalsValue("us-east-1").build(),
                "service.additionalInfo.threatListName",
                        Condition.builder()
                                .notEquals("some-threat", "another-threat")
                                .build(),
                "updatedAt",
                        Condition.builder()
                                .greaterThan(1_577_836_800_000L)
                                .lessThan(1_580_515_200_000L)
                                .build(),
                "severity", Condition.builder().greaterThanOrEqual(4L).build());
        client.createFilter(request -> request.detectorId(DETECTOR)
                .name("MyFilter")
                .action("ARCHIVE")
                .rank(1)
                .description("")
                .findingCriteria(criteria -> criteria.criterion(criterion)));

        assertThat(client.getFilter(request -> request.detectorId(DETECTOR).filterName("MyFilter"))
                        .findingCriteria()
                        .criterion())
                .isEqualTo(criterion);
    }

    @Test
    void checks_find_protection_of_logins_by_its_feature() {
        assertThat(client.listDetectors().detectorIds()).containsExactly(DETECTOR);
        assertThat(client.getDetector(request -> request.detectorId(DETECTOR)).statusAsString())
                .isEqualTo("ENABLED");
        assertThat(logins()).isEqualTo("ENABLED");

        client.updateDetector(request -> request.detectorId(DETECTOR)
                .features(DetectorFeatureConfiguration.builder()
                        .name("RDS_LOGIN_EVENTS")
                        .status("DISABLED")
                        .build()));
        assertThat(logins()).isEqualTo("DISABLED");
    }

    private String logins() {
        List<DetectorFeatureConfigurationResult> logins =
                client.getDetector(request -> request.detectorId(DETECTOR)).features().stream()
                        .filter(each -> each.nameAsString().equals("RDS_LOGIN_EVENTS"))
                        .toList();
        assertThat(logins).hasSize(1);
        return logins.get(0).statusAsString();
    }

    @Test
    void checks_count_findings_that_are_of_high_severity_and_not_archived() {
        client.createSampleFindings(request -> request.detectorId(DETECTOR));

        assertThat(client.listFindings(request -> request.detectorId(DETECTOR)
                                .findingCriteria(criteria -> criteria.criterion(Map.of(
                                        "severity", Condition.builder().eq("8").build(),
                                        "service.archived",
                                                Condition.builder().eq("false").build()))))
                        .findingIds())
                .isNotEmpty();
    }
}
