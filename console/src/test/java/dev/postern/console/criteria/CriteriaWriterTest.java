// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.criteria.FilterText.Reading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

@SuppressWarnings("deprecation") // the old names are in wide use
class CriteriaWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final String[] PATHS = {
        "type",
        "id",
        "resource.rdsDbUserDetails.user",
        "resource.rdsDbInstanceDetails.engine",
        "service.action.rdsLoginAttemptAction.remoteIpDetails.ipAddressV4",
        "service.action.rdsLoginAttemptAction.remoteIpDetails.ipAddressV6",
        "service.action.rdsLoginAttemptAction.remoteIpDetails.country.countryCode",
        "service.action.rdsLoginAttemptAction.remoteIpDetails.country.countryName",
        "service.archived",
        "service.resourceRole",
    };
    private static final String[] NUMBERS = {"severity", "service.count", "updatedAt", "createdAt", "confidence"};
    private static final String PIECES = "ab:,\"\\ -<>=.*é\u202e\n\t1@漢";

    private static FindingCriteria criteria(String path, Condition condition) {
        return FindingCriteria.builder().criterion(Map.of(path, condition)).build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity:>=7 | severity:>=high",
                "severity:7,8 | severity:high",
                "severity:5 | severity:5",
                "since:2026-11-22 | since:2026-11-22T00:00:00Z",
                "until:2026-11-22 | until:2026-11-22T00:00:00Z",
                "updated:>2026-11-22 | updated:>2026-11-22T00:00:00Z",
                "engine:mysql | engine:MySQL",
                "203.0.113.9 | address:203.0.113.9",
                "user:b,a,b | user:b,a",
                "type:Credential* -user:x severity:low | severity:low type:Credential* -user:x",
                "service.count:5 | count:5",
                "user:\"my \"* | user:\"my \"*",
            })
    void filtersAreWrittenInOneWay(String text, String canonical) {
        assertThat(FilterText.write(FilterText.read(text, NOW, ZoneOffset.UTC).criteria()))
                .isEqualTo(canonical);
    }

    @Test
    void theOldNamesOfTheOperatorsAreWrittenToo() {
        Condition condition = Condition.builder().gte(4).lt(7).neq("5").build();

        assertThat(FilterText.write(criteria("severity", condition)))
                .isEqualTo("-severity:5 severity:>=medium severity:<high");
    }

    @Test
    void aValueThatItsShortNameWouldChangeIsWrittenByThePath() {
        String path = "service.action.rdsLoginAttemptAction.remoteIpDetails.country.countryCode";

        assertThat(FilterText.write(
                        criteria(path, Condition.builder().equalsValue("nl").build())))
                .isEqualTo(path + ":nl");
    }

    @Test
    void whatCannotBeWrittenIsNotWrittenOtherwise() {
        assertThat(FilterText.write(criteria(
                        "type",
                        Condition.builder().equalsValue("a").matches("b*").build())))
                .isNull();
        assertThat(FilterText.write(criteria(
                        "type", Condition.builder().equalsValue(List.of()).build())))
                .isNull();
        assertThat(FilterText.write(criteria(
                        "severity",
                        Condition.builder().gte(4).greaterThanOrEqual(5L).build())))
                .isNull();
    }

    @Test
    void whatIsWrittenReadsAsTheSame() {
        Random random = new Random(11);
        int written = 0;
        for (int run = 0; run < 20_000; run++) {
            FindingCriteria criteria = any(random);
            String text = FilterText.write(criteria);
            if (text != null) {
                written++;
                Reading reading = FilterText.read(text, NOW, ZoneOffset.UTC);
                assertThat(reading.problems()).as(text).isEmpty();
                assertThat(reading.criteria().criterion()).as(text).isEqualTo(criteria.criterion());
            }
        }
        assertThat(written).isGreaterThan(15_000);
    }

    @Test
    void noTextBreaksTheReaderAndWhatItReadsIsWritten() {
        String[] words = {
            "user:", "severity:", "-", ">=", "high", "since:", "7d", "\"", ",", "*", " ", "a", "type:", "address:"
        };
        Random random = new Random(13);
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(random.nextInt(4) == 0 ? text(random) : words[random.nextInt(words.length)]);
            }
            Reading reading = FilterText.read(text.toString(), NOW, ZoneOffset.UTC);
            String written = FilterText.write(reading.criteria());
            assertThat(written).as(text.toString()).isNotNull();
            assertThat(reading.problems())
                    .allMatch(problem -> problem.from() < problem.to() && problem.to() <= text.length());
        }
    }

    private static FindingCriteria any(Random random) {
        Condition.Builder condition = Condition.builder();
        if (random.nextBoolean()) {
            String path = NUMBERS[random.nextInt(NUMBERS.length)];
            if (random.nextBoolean()) {
                condition.greaterThanOrEqual(1 + random.nextLong(1_000_000_000_000L));
            }
            if (random.nextBoolean()) {
                condition.lessThan(1L + random.nextInt(10));
            }
            if (random.nextBoolean()) {
                condition.greaterThan(1L + random.nextInt(10));
            } else {
                condition.lessThanOrEqual(1L + random.nextInt(10));
            }
            return criteria(path, condition.build());
        }
        if (random.nextInt(3) > 0) {
            condition.notEquals(texts(random, false));
        }
        if (random.nextInt(3) > 0) {
            condition.notMatches(texts(random, true));
        }
        if (random.nextBoolean()) {
            condition.equalsValue(texts(random, false));
        } else {
            condition.matches(texts(random, true));
        }
        return criteria(PATHS[random.nextInt(PATHS.length)], condition.build());
    }

    private static List<String> texts(Random random, boolean patterns) {
        List<String> texts = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String text = text(random).replace("*", "") + (patterns ? "*" : "");
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.charAt(random.nextInt(PIECES.length())));
        }
        return text.toString();
    }
}
