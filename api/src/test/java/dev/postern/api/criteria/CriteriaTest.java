// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.ApiException;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/** Criteria, which the store and this package judge together, against a plain judgement of each finding. */
@SuppressWarnings("deprecation") // the old operators
class CriteriaTest {
    private static final long START = 1_780_000_000_000L;
    private static final List<String> TEXTS = List.of("a", "b", "c", "", "ü");
    private static final List<String> PATHS = List.of(
            "type",
            "resource.rdsDbInstanceDetails.dbInstanceIdentifier",
            "resource.rdsDbInstanceDetails.engine",
            "resource.rdsDbUserDetails.user",
            "resource.rdsDbUserDetails.database");

    @TempDir
    private Path folder;

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static FindingState finding(int n, Random random) {
        double severity = 1 + random.nextInt(90) / 10.0;
        long updated = START + random.nextInt(5);
        String user = random.nextBoolean() ? ",\"user\":\"" + text(random) + "\"" : "";
        String type = text(random);
        String instance = text(random);
        int count = random.nextInt(4);
        String document = "{\"id\":\"%04d\",\"type\":\"%s\",\"severity\":%s,\"updatedAt\":\"%s\",\"resource\":{"
                        .formatted(n, type, severity, Instant.ofEpochMilli(updated))
                + "\"rdsDbInstanceDetails\":{\"dbInstanceIdentifier\":\"" + instance + "\",\"engine\":\"" + text(random)
                + "\"},\"rdsDbUserDetails\":{\"database\":\"" + text(random) + "\"" + user
                + "}},\"service\":{\"count\":"
                + count + "}}";
        long micros = updated * 1_000 + random.nextInt(1_000);
        return new FindingState(
                "%04d".formatted(n),
                type,
                severity,
                instance,
                "",
                count,
                micros,
                micros,
                micros,
                micros,
                false,
                false,
                document);
    }

    private static Condition condition(Random random) {
        Condition.Builder condition = Condition.builder();
        if (random.nextBoolean()) {
            return condition.eq(text(random), text(random)).build();
        }
        return random.nextBoolean()
                ? condition.notEquals(text(random)).build()
                : condition.neq(text(random), text(random)).build();
    }

    private static Condition numbers(Random random, long from, int span) {
        long value = from + random.nextInt(span);
        Condition.Builder condition = Condition.builder();
        return switch (random.nextInt(6)) {
            case 0 -> condition.greaterThan(value).build();
            case 1 -> condition.greaterThanOrEqual(value).build();
            case 2 -> condition.lessThan(value).build();
            case 3 -> condition.lessThanOrEqual(value).build();
            case 4 -> condition.equalsValue(Long.toString(value)).build();
            default ->
                condition
                        .notEquals(Long.toString(value), Long.toString(value + 1))
                        .build();
        };
    }

    private static boolean naive(StoredFinding finding, Criteria criteria) {
        return criteria.admits(FindingView.of(finding));
    }

    @Test
    void the_store_and_the_rest_together_choose_as_one_by_one() {
        Random random = new Random(42);
        try (Store store = SqliteStore.open(folder.resolve("postern.db"), InstantSource.system())) {
            List<FindingState> states = new ArrayList<>();
            for (int n = 0; n < 300; n++) {
                states.add(finding(n, random));
            }
            Findings findings = store.findings(Scope.DEFAULT);
            findings.raise(states, List.of());
            findings.archive(List.of("0001", "0002", "0050"), true);
            List<StoredFinding> all = findings.page(page(List.of()));
            assertThat(all).hasSize(300);
            for (int round = 0; round < 300; round++) {
                FindingCriteria wanted = FindingCriteria.builder()
                        .criterion(Map.of(
                                PATHS.get(random.nextInt(PATHS.size())),
                                condition(random),
                                "severity",
                                numbers(random, 1, 9),
                                "updatedAt",
                                numbers(random, START - 1, 7),
                                "service.archived",
                                Condition.builder().eq("false").build()))
                        .build();
                Criteria criteria = Criteria.of(wanted);

                assertThat(findings.page(page(criteria.conditions())).stream()
                                .filter(each -> criteria.admitsRest(FindingView.of(each)))
                                .toList())
                        .as(wanted.toString())
                        .isEqualTo(all.stream()
                                .filter(each -> naive(each, criteria))
                                .toList());
            }
        }
    }

    private static FindingPage page(List<FindingCondition> conditions) {
        return new FindingPage(conditions, FindingField.ID, false, null, 1_000);
    }

    @Test
    void times_are_compared_in_milliseconds() {
        FindingState state = finding(1, new Random(1));
        long millis = Instant.EPOCH.until(Instant.ofEpochMilli(state.updatedMicros() / 1_000), ChronoUnit.MILLIS);
        FindingView view = FindingView.of(new StoredFinding(state, 1, false));

        assertThat(criteria("updatedAt", Condition.builder().gte(0).build()).admits(view))
                .isTrue();
        assertThat(criteria(
                                "updatedAt",
                                Condition.builder().greaterThan(millis - 1).build())
                        .admits(view))
                .isTrue();
        assertThat(criteria("updatedAt", Condition.builder().greaterThan(millis).build())
                        .admits(view))
                .isFalse();
        assertThat(criteria(
                                "updatedAt",
                                Condition.builder().lessThanOrEqual(millis).build())
                        .admits(view))
                .isTrue();
    }

    private static Criteria criteria(String path, Condition condition) {
        return Criteria.of(
                FindingCriteria.builder().criterion(Map.of(path, condition)).build());
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> criteria("title", Condition.builder().eq("x").build()))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> criteria("type", Condition.builder().gt(1).build()))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(() ->
                        criteria("severity", Condition.builder().eq("high").build()))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(
                        () -> criteria("type", Condition.builder().matches("*").build()))
                .isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "*, '', true", "a*, abc, true", "*c, abc, true", "a*c, abc, true", "a*c, ac, true", "a*a, a, false",
        "*b*, abc, true", "*b*b*, abc, false", "abc, abc, true", "abc, abcd, false", "a*b*c, aXbYc, true",
                "a*bc*c, abc, false"
    })
    void a_star_stands_for_any_text(String pattern, String text, boolean fits) {
        assertThat(Wildcard.fits(pattern, text)).isEqualTo(fits);
    }
}
