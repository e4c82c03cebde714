// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static dev.postern.api.TestServer.DETECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.credentials.Role;
import dev.postern.api.feedback.Dismissals;
import dev.postern.api.filter.Filters;
import dev.postern.api.filter.Suppression;
import dev.postern.api.member.Members;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.kernel.FindingType;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.DetectorAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.Feedback;
import software.amazon.awssdk.services.guardduty.model.FilterAction;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.GroupByType;
import software.amazon.awssdk.services.guardduty.model.GuardDutyException;
import software.amazon.awssdk.services.guardduty.model.ListFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.OrderBy;
import software.amazon.awssdk.services.guardduty.model.Sequence;
import tools.jackson.databind.json.JsonMapper;

/** Sessions of the AWS SDK's own client with the API. */
@SuppressWarnings("deprecation") // old operators and counts are still asked for
class ClientTest {
    private static final String ARN = "arn:aws:guardduty:us-east-1:000000000000:detector/" + DETECTOR;
    private static final String TOR = "CredentialAccess:RDS/TorIPCaller.SuccessfulLogin";

    private static final int TYPES = FindingType.values().length;

    @TempDir
    private Path folder;

    private TestServer server;
    private GuardDutyClient client;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(folder, InstantSource.system());
        client = server.client();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void sampleFindings() {
        server.detectors.provide(Scope.DEFAULT, 1_780_000_000_000L);
        client.createSampleFindings(request -> request.detectorId(DETECTOR));
    }

    private List<String> ids(Map<String, Condition> criterion) {
        return client.listFindings(request ->
                        request.detectorId(DETECTOR).findingCriteria(criteria -> criteria.criterion(criterion)))
                .findingIds();
    }

    private Finding finding(String id) {
        return client.getFindings(request -> request.detectorId(DETECTOR).findingIds(id))
                .findings()
                .get(0);
    }

    private static Condition equalTo(String... values) {
        return Condition.builder().equalsValue(values).build();
    }

    @Test
    void a_detector_is_made_read_changed_and_deleted() {
        assertThat(client.listDetectors().detectorIds()).isEmpty();
        assertThat(client.createDetector(request -> request.enable(true).tags(Map.of("team", "data")))
                        .detectorId())
                .isEqualTo(DETECTOR);
        assertThat(client.listDetectors().detectorIds()).containsExactly(DETECTOR);
        client.updateDetector(request -> request.detectorId(DETECTOR)
                .enable(false)
                .findingPublishingFrequency("FIFTEEN_MINUTES")
                .features(DetectorFeatureConfiguration.builder()
                        .name("RDS_LOGIN_EVENTS")
                        .status("DISABLED")
                        .additionalConfiguration(DetectorAdditionalConfiguration.builder()
                                .name("RDS_DATA_RISK")
                                .status("ENABLED")
                                .build())
                        .build()));

        GetDetectorResponse detector = client.getDetector(request -> request.detectorId(DETECTOR));
        assertThat(detector.statusAsString()).isEqualTo("DISABLED");
        assertThat(detector.findingPublishingFrequencyAsString()).isEqualTo("FIFTEEN_MINUTES");
        assertThat(detector.tags()).isEqualTo(Map.of("team", "data"));
        DetectorFeatureConfigurationResult logins = detector.features().get(6);
        assertThat(logins.nameAsString()).isEqualTo("RDS_LOGIN_EVENTS");
        assertThat(logins.statusAsString()).isEqualTo("DISABLED");
        assertThat(logins.updatedAt()).isNotNull();
        assertThat(logins.additionalConfiguration().get(0).nameAsString()).isEqualTo("RDS_DATA_RISK");

        client.deleteDetector(request -> request.detectorId(DETECTOR));
        server.detectors.provide(Scope.DEFAULT, 0);
        assertThat(client.listDetectors().detectorIds()).as("not made again").isEmpty();
    }

    @Test
    void an_attack_in_stages_is_read_with_its_signals() throws IOException {
        server.detectors.provide(Scope.DEFAULT, 1_780_000_000_000L);
        String document;
        try (InputStream in = ClientTest.class.getResourceAsStream("attack-sequence.json")) {
            document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String id = JsonMapper.shared().readTree(document).path("id").asString();
        String type = FindingType.ATTACK_SEQUENCE.id();
        server.store
                .findings(Scope.DEFAULT)
                .raise(
                        List.of(new FindingState(
                                id, type, 9, "shop-1", "an attack", 3, 1, 2, 3, 4, false, true, document)),
                        List.of());

        assertThat(ids(Map.of(
                        "severity", Condition.builder().greaterThanOrEqual(9L).build())))
                .containsExactly(id);
        Sequence sequence = finding(id).service().detection().sequence();
        assertThat(sequence.uid()).isEqualTo(id);
        assertThat(sequence.signals()).hasSize(3).allSatisfy(signal -> {
            assertThat(signal.typeAsString()).isEqualTo("FINDING");
            assertThat(signal.createdAt()).isAfter("2026-11-22T09:06:00Z");
            assertThat(signal.severity()).isBetween(5.0, 8.0);
            assertThat(signal.endpointIds()).containsExactly("203.0.113.9");
        });
    }

    @Test
    void there_is_one_detector_and_the_same_token_makes_no_other() {
        client.createDetector(request -> request.enable(true).clientToken("one"));

        assertThat(client.createDetector(request -> request.enable(true).clientToken("one"))
                        .detectorId())
                .isEqualTo(DETECTOR);
        assertThatThrownBy(() -> client.createDetector(request -> request.enable(true)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("a detector already exists for the current account.");
    }

    @Test
    void changes_of_findings_are_told_at_once_until_somebody_sets_how_often() {
        client.createDetector(request -> request.enable(true));
        assertThat(server.detectors.updatesEvery(Scope.DEFAULT)).isEqualTo(Duration.ZERO);
        assertThat(client.getDetector(request -> request.detectorId(DETECTOR)).findingPublishingFrequencyAsString())
                .isEqualTo("SIX_HOURS");

        client.updateDetector(request -> request.detectorId(DETECTOR).findingPublishingFrequency("FIFTEEN_MINUTES"));
        client.updateDetector(request -> request.detectorId(DETECTOR).enable(true));
        assertThat(server.detectors.updatesEvery(Scope.DEFAULT)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void another_detector_is_not_owned() {
        assertThatThrownBy(() -> client.getDetector(request -> request.detectorId("f".repeat(32))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(
                        "The request is rejected because the input detectorId is not owned by the current account.");
    }

    @Test
    void findings_are_listed_by_criteria_and_read_whole() {
        sampleFindings();

        List<String> tor = ids(Map.of(
                "type", equalTo(TOR),
                "severity", Condition.builder().gte(7).build(),
                "service.archived", equalTo("false"),
                "resource.rdsDbUserDetails.application", equalTo("GeneratedFindingApplicationName")));
        assertThat(tor).hasSize(1);
        Finding finding = finding(tor.get(0));
        assertThat(finding.type()).isEqualTo(TOR);
        assertThat(finding.resource().rdsDbInstanceDetails().engine()).isEqualTo("GeneratedFindingEngine");
        assertThat(finding.service().additionalInfo().value()).isEqualTo("{\"sample\":true}");
        assertThat(ids(Map.of("severity", equalTo("2")))).isNotEmpty();
        assertThat(ids(Map.of("type", equalTo("none")))).isEmpty();
    }

    @Test
    void pages_give_each_finding_once() {
        sampleFindings();
        List<String> all = new ArrayList<>();
        client.listFindingsPaginator(ListFindingsRequest.builder()
                        .detectorId(DETECTOR)
                        .maxResults(2)
                        .sortCriteria(sort -> sort.attributeName("severity").orderBy(OrderBy.DESC))
                        .build())
                .forEach(page -> all.addAll(page.findingIds()));

        assertThat(all).hasSize(TYPES).doesNotHaveDuplicates();
        assertThat(all.stream().map(id -> finding(id).severity()).toList())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void findings_are_archived_and_judged() {
        sampleFindings();
        String id = ids(Map.of("type", equalTo(TOR))).get(0);
        client.archiveFindings(request -> request.detectorId(DETECTOR).findingIds(id));
        client.updateFindingsFeedback(request -> request.detectorId(DETECTOR)
                .findingIds(id)
                .feedback(Feedback.NOT_USEFUL)
                .comments("a drill"));

        assertThat(ids(Map.of("service.archived", equalTo("true")))).containsExactly(id);
        assertThat(finding(id).service().archived()).isTrue();
        assertThat(finding(id).service().userFeedback()).isEqualTo("NOT_USEFUL");
        client.unarchiveFindings(request -> request.detectorId(DETECTOR).findingIds(id));
        assertThat(ids(Map.of("service.archived", equalTo("true")))).isEmpty();
    }

    @Test
    void findings_are_counted() {
        sampleFindings();
        for (GroupByType by : GroupByType.knownValues()) {
            assertThat(client.getFindingsStatistics(
                                    request -> request.detectorId(DETECTOR).groupBy(by))
                            .findingStatistics())
                    .isNotNull();
        }

        assertThat(client.getFindingsStatistics(request -> request.detectorId(DETECTOR)
                                .groupBy(GroupByType.FINDING_TYPE)
                                .maxResults(3))
                        .findingStatistics()
                        .groupedByFindingType())
                .hasSize(3);
        assertThat(client
                        .getFindingsStatistics(request ->
                                request.detectorId(DETECTOR).findingStatisticTypesWithStrings("COUNT_BY_SEVERITY"))
                        .findingStatistics()
                        .countBySeverity()
                        .values()
                        .stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(TYPES);
    }

    @Test
    void a_rule_suppresses_what_the_detector_raises() {
        sampleFindings();
        client.createFilter(request -> request.detectorId(DETECTOR)
                .name("tor-is-fine")
                .action(FilterAction.ARCHIVE)
                .findingCriteria(criteria -> criteria.criterion(
                        Map.of("type", Condition.builder().matches("*Tor*Login").build()))));
        Suppression suppression = new Suppression(
                server.detectors,
                new Filters(server.store),
                new Members(server.store),
                new Dismissals(server.store, InstantSource.system()));
        FindingState tor = server.store
                .findings(Scope.DEFAULT)
                .find(ids(Map.of("type", equalTo(TOR))).get(0))
                .state();

        assertThat(suppression.apply(Scope.DEFAULT, List.of(tor))).allMatch(FindingState::suppressed);
        client.updateFilter(request ->
                request.detectorId(DETECTOR).filterName("tor-is-fine").action(FilterAction.NOOP));
        assertThat(suppression.apply(Scope.DEFAULT, List.of(tor))).noneMatch(FindingState::suppressed);
        client.updateDetector(request -> request.detectorId(DETECTOR).enable(false));
        assertThat(suppression.apply(Scope.DEFAULT, List.of(tor))).isEmpty();
    }

    @Test
    void filters_keep_their_ranks_without_gaps() {
        sampleFindings();
        for (String name : List.of("first", "second", "third")) {
            client.createFilter(request -> request.detectorId(DETECTOR)
                    .name(name)
                    .findingCriteria(criteria -> criteria.criterion(Map.of("severity", equalTo("8")))));
        }
        client.updateFilter(
                request -> request.detectorId(DETECTOR).filterName("first").rank(1));

        assertThat(client.listFilters(request -> request.detectorId(DETECTOR)).filterNames())
                .containsExactly("first", "second", "third");
        assertThat(List.of("first", "third", "second"))
                .map(name -> client.getFilter(
                                request -> request.detectorId(DETECTOR).filterName(name))
                        .rank())
                .containsExactly(1, 2, 3);
        client.deleteFilter(request -> request.detectorId(DETECTOR).filterName("first"));
        assertThatThrownBy(() ->
                        client.getFilter(request -> request.detectorId(DETECTOR).filterName("first")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("The request is rejected since no such resource found.");
    }

    @Test
    void resources_are_tagged_by_their_arns() {
        sampleFindings();
        client.tagResource(request -> request.resourceArn(ARN).tags(Map.of("a", "1", "b", "2")));
        client.untagResource(request -> request.resourceArn(ARN).tagKeys("a", "c"));

        assertThat(client.listTagsForResource(request -> request.resourceArn(ARN))
                        .tags())
                .isEqualTo(Map.of("b", "2"));
    }

    @Test
    void features_that_are_not_there_have_nothing() {
        assertThat(client.listMalwareProtectionPlans(request -> {}).malwareProtectionPlans())
                .isEmpty();
    }

    @Test
    void a_reader_may_read_and_no_more() {
        AccessKey reader = server.key("000000000000", Role.READER);
        try (GuardDutyClient reading = server.client(reader, reader.secret(), Region.US_EAST_1)) {
            assertThat(reading.listDetectors().detectorIds()).isEmpty();
            assertThatThrownBy(() -> reading.createDetector(request -> request.enable(true)))
                    .isInstanceOf(GuardDutyException.class)
                    .hasMessageContaining("not authorized");
        }
    }

    @Test
    void accounts_and_regions_have_their_own() {
        client.createDetector(request -> request.enable(true));
        AccessKey other = server.key("111122223333", Role.ADMINISTRATOR);
        try (GuardDutyClient elsewhere = server.client(other, other.secret(), Region.US_EAST_1)) {
            assertThat(elsewhere.listDetectors().detectorIds()).isEmpty();
            assertThatThrownBy(() -> elsewhere.listTagsForResource(request -> request.resourceArn(ARN)))
                    .isInstanceOf(GuardDutyException.class)
                    .hasMessageContaining("another account");
        }
    }

    @Test
    void a_wrong_secret_and_a_revoked_key_are_refused() {
        AccessKey key = server.key("000000000000", Role.ADMINISTRATOR);
        try (GuardDutyClient wrong = server.client(key, "wrong", Region.US_EAST_1)) {
            assertThatThrownBy(() -> wrong.listDetectors()).isInstanceOfSatisfying(GuardDutyException.class, e -> {
                assertThat(e.statusCode()).isEqualTo(403);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
            });
        }
        server.store.credentials().remove(key.id());
        try (GuardDutyClient revoked = server.client(key, key.secret(), Region.US_EAST_1)) {
            assertThatThrownBy(() -> revoked.listDetectors())
                    .hasMessageContaining("The security token included in the request is invalid.");
        }
    }
}
