// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logins that are familiar in all but one thing, and that tells. */
class FamiliarStrangerTest {

    private final Scenario scenario = new Scenario();

    /** Five weeks in which alice uses two databases on working days, from nine to five, and the application uses them all day. */
    private void fiveWeeks() {
        scenario.at("2026-03-02T00:00").every(Duration.ofMinutes(12));
        for (int hour = 0; hour < 35 * 24; hour++) {
            for (String db : List.of("orders", "stock")) {
                scenario.on(db)
                        .as(db + "_app")
                        .with(db + "-api")
                        .from("10.0.1.5")
                        .succeeds(1);
            }
            boolean works = hour / 24 % 7 < 5 && hour % 24 >= 9 && hour % 24 < 17;
            person("orders", works ? "alice" : "orders_app");
            person("stock", works ? "alice" : "stock_app");
            person("payroll", works ? "bob" : "payroll_app");
        }
    }

    private void person(String db, String name) {
        boolean types = !name.contains("_");
        scenario.on(db).as(name).with(types ? "psql" : db + "-api").from(types ? "10.9.0.5" : "10.0.1.5");
        scenario.succeeds(1);
    }

    private Finding only(String pattern) {
        Finding finding = scenario.only(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN);
        assertThat(finding.patterns()).contains(pattern);
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        return finding;
    }

    @Test
    void fiveOrdinaryWeeksAreSilent() {
        fiveWeeks();
        assertThat(scenario.findings()).isEmpty();
    }

    @Test
    void somebodySettledComesToADatabaseForTheFirstTime() {
        fiveWeeks();
        scenario.at("2026-04-06T10:00")
                .on("payroll")
                .as("alice")
                .with("psql")
                .from("10.9.0.5")
                .succeeds(3);

        Finding finding = only("new-user");
        assertThat(finding.instance()).isEqualTo("payroll");
        assertThat(finding.counts().successful()).isEqualTo(3);
        assertThat(finding.factors().get(0).name()).isEqualTo("user");
        assertThat(finding.factors().get(0).text())
                .startsWith("first login of alice on this database; in 25 days with logins to others");
    }

    @Test
    void whoeverOpensDatabasesAllTheTimeMayOpenAnother() {
        fiveWeeks();
        for (int day = 0; day < 12; day++) {
            scenario.at("2026-04-" + (10 + day) + "T10:00")
                    .on("small" + day)
                    .as("alice")
                    .with("psql")
                    .from("10.9.0.5");
            scenario.succeeds(2);
        }
        scenario.at("2026-04-22T10:00").on("payroll").succeeds(1);

        assertThat(scenario.findings()).noneMatch(finding -> finding.instance().equals("payroll"));
    }

    @Test
    void somebodyLogsInWhenAtHomeAndAsleep() {
        fiveWeeks();
        scenario.at("2026-04-06T02:30")
                .on("orders")
                .as("alice")
                .with("psql")
                .from("10.9.0.5")
                .succeeds(2);

        assertThat(only("unusual-hour").counts().successful()).isEqualTo(2);
    }

    @Test
    void anHourEarlierThanEverIsNoNight() {
        fiveWeeks();
        scenario.at("2026-04-06T08:10")
                .on("orders")
                .as("alice")
                .with("psql")
                .from("10.9.0.5")
                .succeeds(1);

        assertThat(scenario.findings()).isEmpty();
    }

    @Test
    void anAccountOfTheHostItselfIsUsedOverTheNetwork() {
        scenario.at("2026-03-02T00:00").as("alice").with("psql").from("10.9.0.5");
        scenario.every(Duration.ofHours(6))
                .succeeds(4)
                .as("postgres")
                .from("127.0.0.1")
                .succeeds(80);
        scenario.from("10.9.0.5").succeeds(1);

        only("first-over-network");
    }

    @Test
    void anApplicationsAccountIsUsedFromThePeoplesNetwork() {
        fiveWeeks();
        scenario.at("2026-04-06T10:00")
                .on("orders")
                .as("orders_app")
                .with("orders-api")
                .from("10.9.0.5")
                .succeeds(1);

        only("application-account-used-by-person");
    }

    @Test
    void anAccountNobodyHasHeardOfLogsIn() {
        fiveWeeks();
        scenario.at("2026-04-06T10:00")
                .on("orders")
                .as("svc_tmp")
                .with("psql")
                .from("10.9.0.5")
                .succeeds(1);

        only("new-user");
    }

    @Test
    void whatMayBecomeNormalIsToldOnce() {
        fiveWeeks();
        scenario.at("2026-04-06T10:00").on("payroll").as("alice").with("psql").from("10.9.0.5");
        scenario.every(Duration.ofDays(3)).succeeds(8);

        assertThat(scenario.findings()).hasSize(1);
    }
}
