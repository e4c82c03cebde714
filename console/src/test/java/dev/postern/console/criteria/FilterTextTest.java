// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.criteria.FilterText.Reading;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

class FilterTextTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final String USER = "resource.rdsDbUserDetails.user";
    private static final String REMOTE = "service.action.rdsLoginAttemptAction.remoteIpDetails.";

    private static Reading read(String text) {
        return FilterText.read(text, NOW, ZoneOffset.UTC);
    }

    private static Map<String, Condition> criterion(String text) {
        Reading reading = read(text);
        assertThat(reading.problems()).isEmpty();
        return reading.criteria().criterion();
    }

    private static Condition only(String text, String path) {
        Map<String, Condition> criterion = criterion(text);
        assertThat(criterion).containsOnlyKeys(path);
        return Objects.requireNonNull(criterion.get(path));
    }

    @Test
    void attributesAreAllToHold() {
        assertThat(criterion("severity:>=7 type:CredentialAccess* database:orders-db -user:alice country:NL"
                        + " archived:false since:7d"))
                .containsOnlyKeys(
                        "severity",
                        "type",
                        "resource.rdsDbInstanceDetails.dbInstanceIdentifier",
                        USER,
                        REMOTE + "country.countryCode",
                        "service.archived",
                        "updatedAt");
    }

    @Test
    void valuesOfOneAttributeAreAlternatives() {
        assertThat(only("user:alice,bob user:carol", USER).equalsValue()).containsExactly("alice", "bob", "carol");
        assertThat(only("-user:alice -user:bob", USER).notEquals()).containsExactly("alice", "bob");
    }

    @Test
    void aStarMakesAllAlternativesPatterns() {
        assertThat(only("user:alice,b*", USER).matches()).containsExactly("alice", "b*");
        assertThat(only("-user:alice,b*", USER))
                .satisfies(condition -> assertThat(condition.notEquals()).containsExactly("alice"))
                .satisfies(condition -> assertThat(condition.notMatches()).containsExactly("b*"));
    }

    @Test
    void quotedValuesAreTakenAsTheyStand() {
        assertThat(only("user:\"a b,c\"", USER).equalsValue()).containsExactly("a b,c");
        assertThat(only("user:\"\\\"\\\\*\"", USER).equalsValue()).containsExactly("\"\\*");
        assertThat(only("user:\">=7\"", USER).equalsValue()).containsExactly(">=7");
        assertThat(only("user:\"my \"*", USER).matches()).containsExactly("my *");
    }

    @Test
    void whatIsNotSeenIsWrittenOutAndReadBack() {
        String hostile = "a\u202eb\n\ud83d\ude00\udbff\udfff\\u0041\"";

        assertThat(FilterText.quoted(hostile)).isEqualTo("\"a\\u202eb\\u000a\ud83d\ude00\\udbff\\udfff\\\\u0041\\\"\"");
        assertThat(only("user:" + FilterText.quoted(hostile), USER).equalsValue())
                .containsExactly(hostile);
        assertThat(only("user:\"\\u12\"", USER).equalsValue()).containsExactly("\\u12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59Z", "-999999999-01-01T00:00Z", "+99999-01-01T00:00", "99999w"})
    void timesBeyondAllNumbersAreRefused(String time) {
        FilterText.Reading reading = FilterText.read("since:" + time, NOW, ZoneOffset.UTC);

        assertThat(reading.problems()).hasSize(time.equals("99999w") ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "severity:>=high, 7, ",
        "severity:>high, 9, ",
        "severity:<medium, , 4",
        "severity:<=medium, , 7",
    })
    void bandsOfSeverityHaveBounds(String text, Long from, Long below) {
        Condition condition = only(text, "severity");

        assertThat(condition.greaterThanOrEqual()).isEqualTo(from);
        assertThat(condition.lessThan()).isEqualTo(below);
    }

    @Test
    void aBandIsItsNumbers() {
        assertThat(only("severity:high,critical", "severity").equalsValue()).containsExactly("7", "8", "9", "10");
    }

    @ParameterizedTest
    @CsvSource({
        "since:7d, 2026-11-16T06:00:00Z",
        "since:90m, 2026-11-23T04:30:00Z",
        "since:2w, 2026-11-09T06:00:00Z",
        "updated:>=2026-11-22, 2026-11-21T23:00:00Z",
        "updated:>=2026-11-22T08:30, 2026-11-22T07:30:00Z",
        "updated:>=2026-11-22T08:30Z, 2026-11-22T08:30:00Z",
        "updated:>=2026-11-22T08:30+05:30, 2026-11-22T03:00:00Z",
    })
    void timesAreAgoOrOfTheZone(String text, Instant time) {
        Reading reading = FilterText.read(text, NOW, ZoneId.of("Europe/Berlin"));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.criteria().criterion().get("updatedAt").greaterThanOrEqual())
                .isEqualTo(time.toEpochMilli());
    }

    @Test
    void addressesAreToldByTheirKind() {
        assertThat(only("203.0.113.9", REMOTE + "ipAddressV4").equalsValue()).containsExactly("203.0.113.9");
        assertThat(only("2001:DB8::1", REMOTE + "ipAddressV6").equalsValue()).containsExactly("2001:db8::1");
        assertThat(only("address:203.0.113.*", REMOTE + "ipAddressV4").matches())
                .containsExactly("203.0.113.*");
    }

    @Test
    void countriesHaveCodesAndNames() {
        assertThat(only("country:nl", REMOTE + "country.countryCode").equalsValue())
                .containsExactly("NL");
        assertThat(only("country:Netherlands", REMOTE + "country.countryName").equalsValue())
                .containsExactly("Netherlands");
    }

    @Test
    void anyAttributeOfTheApiCanBeNamed() {
        assertThat(only("service.resourceRole:TARGET", "service.resourceRole").equalsValue())
                .containsExactly("TARGET");
        assertThat(only("confidence:>3", "confidence").greaterThan()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "nonsense:x",
                "user:",
                "user:a,",
                "user:\"a",
                "user:>5",
                "severity:11",
                "severity:grave",
                "severity:>=1,2",
                "-severity:>=7",
                "count:many",
                "archived:maybe",
                "since:yesterday",
                "since:9999999999d",
                "created:7d",
                "created:>=2026-02-30",
                "address:nowhere",
                "address:203.0.113.9,2001:db8::1",
                "country:NL,Germany",
                "user:*a*b*c*d*e*",
                "user:a*,b,c,d,e,f",
                "user:\"*\",a*",
                "service.resourceRole:>=1e5",
                ":",
                "-",
                "-:x",
            })
    void whatCannotBeUnderstoodIsToldWithItsPlace(String clause) {
        Reading reading = read("database:a " + clause + " database:b");

        assertThat(reading.problems()).hasSize(1);
        Problem problem = reading.problems().get(0);
        assertThat(problem.from()).isEqualTo(11);
        assertThat(problem.to()).isBetween(12, ("database:a " + clause + " database:b").length());
        assertThat(problem.message()).isNotBlank();
    }

    @Test
    void aBoundThatIsGivenTwiceIsToldAtTheSecond() {
        assertThat(read("severity:>=4 severity:>=7").problems())
                .extracting(Problem::from)
                .containsExactly(13);
    }

    @Test
    void anEmptyFilterMeansEveryFinding() {
        assertThat(criterion("")).isEmpty();
        assertThat(criterion("   ")).isEmpty();
        assertThat(FilterText.write(FindingCriteria.builder().build())).isEmpty();
    }

    @Test
    void aVeryLongFilterIsRefused() {
        assertThat(read("user:a ".repeat(2_000)).problems()).hasSize(1);
    }
}
