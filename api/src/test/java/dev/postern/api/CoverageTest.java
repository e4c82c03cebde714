// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static dev.postern.api.TestServer.DETECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.coverage.CoverageState;
import dev.postern.api.coverage.DatabaseCoverage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.CoverageFilterCondition;
import software.amazon.awssdk.services.guardduty.model.CoverageFilterCriterion;
import software.amazon.awssdk.services.guardduty.model.CoverageResource;
import software.amazon.awssdk.services.guardduty.model.CoverageStatistics;
import software.amazon.awssdk.services.guardduty.model.ListCoverageRequest;
import software.amazon.awssdk.services.guardduty.model.UsageCriteria;
import software.amazon.awssdk.services.guardduty.model.UsageStatistics;

/** Coverage, usage and trials as clients see them. */
class CoverageTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private GuardDutyClient client;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(folder, InstantSource.system());
        client = server.client();
        client.createDetector(request -> request.enable(true));
        server.databases.addAll(List.of(
                database("orders", CoverageState.HEALTHY),
                database("billing", CoverageState.UNREADABLE, "cannot be read: permission denied"),
                database("stock", CoverageState.LEARNING, "what is normal is being learnt")));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static DatabaseCoverage database(String id, CoverageState state, String... reasons) {
        return new DatabaseCoverage(
                id,
                null,
                "postgresql",
                null,
                null,
                state,
                List.of(reasons),
                null,
                null,
                null,
                true,
                true,
                0,
                0,
                List.of(),
                List.of(),
                null);
    }

    private List<String> ids(String key, CoverageFilterCondition condition) {
        return client
                .listCoverage(request -> request.detectorId(DETECTOR)
                        .filterCriteria(criteria -> criteria.filterCriterion(CoverageFilterCriterion.builder()
                                .criterionKey(key)
                                .filterCondition(condition)
                                .build())))
                .resources()
                .stream()
                .map(CoverageResource::resourceId)
                .toList();
    }

    private static CoverageFilterCondition is(String... values) {
        return CoverageFilterCondition.builder().equalsValue(values).build();
    }

    private static CoverageFilterCondition isNot(String... values) {
        return CoverageFilterCondition.builder().notEquals(values).build();
    }

    @Test
    void each_database_tells_whether_it_is_watched_and_why_not() {
        List<CoverageResource> rows =
                client.listCoverage(request -> request.detectorId(DETECTOR)).resources();

        assertThat(rows).map(CoverageResource::resourceId).containsExactly("billing", "orders", "stock");
        assertThat(rows.get(0))
                .isEqualTo(CoverageResource.builder()
                        .resourceId("billing")
                        .detectorId(DETECTOR)
                        .accountId("000000000000")
                        .coverageStatus("UNHEALTHY")
                        .issue("cannot be read: permission denied")
                        .updatedAt(rows.get(0).updatedAt())
                        .build());
        assertThat(rows.get(0).updatedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(rows.get(1).coverageStatusAsString()).isEqualTo("HEALTHY");
        assertThat(rows.get(1).issue()).isNull();
    }

    @Test
    void rows_are_filtered() {
        assertThat(ids("COVERAGE_STATUS", is("HEALTHY"))).containsExactly("orders", "stock");
        assertThat(ids("INSTANCE_ID", is("stock", "none"))).containsExactly("stock");
        assertThat(ids("ACCOUNT_ID", isNot("000000000000"))).isEmpty();
        assertThat(ids("RESOURCE_TYPE", is("EKS", "ECS", "EC2")))
                .as("databases are none of these")
                .isEmpty();
        assertThat(ids("RESOURCE_TYPE", isNot("EKS"))).hasSize(3);
    }

    @Test
    void pages_in_any_order_give_each_row_once_though_rows_come_and_go() {
        ListCoverageRequest first = ListCoverageRequest.builder()
                .detectorId(DETECTOR)
                .maxResults(1)
                .sortCriteria(sort -> sort.attributeName("UPDATED_AT").orderBy("DESC"))
                .build();
        assertThat(client.listCoveragePaginator(first).resources())
                .map(CoverageResource::resourceId)
                .containsExactly("stock", "orders", "billing");

        String token = client.listCoverage(first).nextToken();
        server.databases.remove(2);
        assertThat(client.listCoverage(first.toBuilder().nextToken(token).build())
                        .resources())
                .map(CoverageResource::resourceId)
                .containsExactly("orders");
        assertThatThrownBy(() -> client.listCoverage(
                        first.toBuilder().nextToken("no token!").build()))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void rows_are_counted_by_status_and_no_kind_is_made_up() {
        CoverageStatistics counts = client.getCoverageStatistics(request -> request.detectorId(DETECTOR)
                        .statisticsTypeWithStrings("COUNT_BY_COVERAGE_STATUS", "COUNT_BY_RESOURCE_TYPE"))
                .coverageStatistics();

        assertThat(counts.countByCoverageStatusAsStrings()).isEqualTo(Map.of("HEALTHY", 2L, "UNHEALTHY", 1L));
        assertThat(counts.countByResourceTypeAsStrings()).isEmpty();
    }

    @Test
    void nothing_is_healthy_while_findings_are_switched_off() {
        client.updateDetector(request -> request.detectorId(DETECTOR).enable(false));

        assertThat(ids("COVERAGE_STATUS", is("UNHEALTHY"))).hasSize(3);
    }

    private UsageStatistics usage(String type, UsageCriteria criteria) {
        return client.getUsageStatistics(request ->
                        request.detectorId(DETECTOR).usageStatisticType(type).usageCriteria(criteria))
                .usageStatistics();
    }

    @Test
    void watching_costs_nothing() {
        UsageCriteria logins =
                UsageCriteria.builder().featuresWithStrings("RDS_LOGIN_EVENTS").build();
        assertThat(usage("SUM_BY_FEATURES", logins).sumByFeature())
                .singleElement()
                .satisfies(each -> assertThat(each.total().amount()).isEqualTo("0.00"));
        assertThat(usage("SUM_BY_ACCOUNT", logins).sumByAccount())
                .singleElement()
                .satisfies(each -> assertThat(each.accountId()).isEqualTo("000000000000"));
        assertThat(usage("TOP_RESOURCES", logins).topResources()).hasSize(3);
        assertThat(usage(
                                "SUM_BY_RESOURCE",
                                logins.toBuilder().resources("stock").build())
                        .sumByResource())
                .singleElement()
                .satisfies(each -> assertThat(each.total().unit()).isEqualTo("USD"));
        UsageCriteria others =
                UsageCriteria.builder().featuresWithStrings("S3_DATA_EVENTS").build();
        assertThat(usage("SUM_BY_FEATURES", others).sumByFeature()).isEmpty();
        assertThat(usage("TOP_ACCOUNTS_BY_FEATURE", others).topAccountsByFeature())
                .isEmpty();
        assertThatThrownBy(() -> usage("TOP_ACCOUNTS_BY_FEATURE", logins)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void no_trial_is_running() {
        var answer = client.getRemainingFreeTrialDays(
                request -> request.detectorId(DETECTOR).accountIds("000000000000", "111122223333"));

        assertThat(answer.accounts()).singleElement().satisfies(account -> {
            assertThat(account.accountId()).isEqualTo("000000000000");
            assertThat(account.features().get(0).nameAsString()).isEqualTo("RDS_LOGIN_EVENTS");
            assertThat(account.features().get(0).freeTrialDaysRemaining()).isZero();
        });
        assertThat(answer.unprocessedAccounts())
                .singleElement()
                .satisfies(account -> assertThat(account.accountId()).isEqualTo("111122223333"));
    }
}
