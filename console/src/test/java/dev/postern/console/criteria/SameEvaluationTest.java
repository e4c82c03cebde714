// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.criteria.Criteria;
import dev.postern.api.criteria.FindingView;
import dev.postern.store.FindingState;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a filter finds is what the API's evaluation of its criteria finds. */
class SameEvaluationTest {
    private static final FindingView FINDING = FindingView.of(new FindingState(
            "f1",
            "CredentialAccess:RDS/AnomalousBehavior.FailedLogin",
            5,
            "orders-db",
            "title",
            3,
            0,
            0,
            0,
            0,
            false,
            true,
            """
            {"type": "CredentialAccess:RDS/AnomalousBehavior.FailedLogin", "severity": 5.0,
             "updatedAt": "2026-11-22T08:00:00.000Z",
             "resource": {"rdsDbInstanceDetails": {"dbInstanceIdentifier": "orders-db", "engine": "PostgreSQL"},
                          "rdsDbUserDetails": {"user": "o\\"neill, x"}},
             "service": {"archived": false, "count": 3,
                         "additionalInfo": {"value": "{\\"patterns\\": [\\"password-spraying\\"]}"},
                         "action": {"rdsLoginAttemptAction": {
                             "LoginAttributes": [{"user": "root"}, {"user": "admin"}],
                             "remoteIpDetails": {"ipAddressV4": "203.0.113.9", "country": {"countryCode": "NL"}}}}}}
            """));

    private static boolean finds(String filter) {
        FilterText.Reading reading = FilterText.read(filter, Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);
        assertThat(reading.problems()).isEmpty();
        return Criteria.ofFilter(reading.criteria()).admits(FINDING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "severity:medium",
                "severity:>=medium severity:<high",
                "type:CredentialAccess*",
                "type:*.FailedLogin database:orders-db",
                "user:\"o\\\"neill, x\"",
                "tried:admin",
                "engine:postgresql",
                "pattern:password-spraying",
                "203.0.113.9 country:nl",
                "address:203.0.113.*",
                "archived:false count:>2",
                "since:24h until:23h",
                "-user:alice -cluster:x",
            })
    void itFinds(String filter) {
        assertThat(finds(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "severity:>=high",
                "-type:CredentialAccess*",
                "user:alice",
                "engine:MySQL",
                "203.0.113.10",
                "archived:true",
                "since:23h",
                "severity:medium user:alice",
                "cluster:x",
            })
    void itDoesNotFind(String filter) {
        assertThat(finds(filter)).isFalse();
    }
}
