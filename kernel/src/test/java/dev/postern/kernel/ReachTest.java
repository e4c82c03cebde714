// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static dev.postern.kernel.FindingType.ANOMALOUS_DISCOVERY;
import static dev.postern.kernel.FindingType.ANOMALOUS_FAILED_LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReachTest {

    private final Scenario scenario = new Scenario();

    @Test
    void touchingFourDatabasesIsAScanOnTheFourth() {
        for (int db = 1; db <= 6; db++) {
            scenario.on("db" + db).from("203.0.113.9").probes(1);
        }
        Finding finding = scenario.only(ANOMALOUS_DISCOVERY);
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.instance()).isEqualTo("db4");
        assertThat(finding.counts().incomplete()).isEqualTo(6);
        assertThat(finding.patterns()).contains("many-databases");
        assertThat(finding.notes())
                .contains(
                        new Finding.Note("databases", "6"),
                        new Finding.Note("databasesTouched", "db1 (1), db2 (1), db3 (1), db4 (1), db5 (1), db6 (1)"));
        assertThat(finding.description())
                .isEqualTo("203.0.113.9 opened 6 connections without logging in, to 6 databases, within 5 seconds.");
    }

    @Test
    void aScanFromInsideIsTheSameAFewMinutesLater() {
        for (int db = 1; db <= 20; db++) {
            scenario.on("db" + db).from("10.0.0.66").probes(1);
        }
        scenario.after(Duration.ofMinutes(6)).tick();
        assertThat(scenario.told()).isEqualTo(1);
        Finding finding = scenario.only(ANOMALOUS_DISCOVERY);
        assertThat(finding.instance()).isEqualTo("db4");
        assertThat(finding.counts().incomplete()).isEqualTo(20);
    }

    @Test
    void aScanFromInsideThatGoesOverToGuessingIsToldAsThat() {
        for (int db = 1; db <= 4; db++) {
            scenario.on("db" + db).from("10.0.0.66").probes(1);
        }
        for (int db = 1; db <= 4; db++) {
            scenario.on("db" + db).from("10.0.0.66").as("admin").fails(2);
        }
        scenario.after(Duration.ofMinutes(6)).tick();

        assertThat(scenario.only(ANOMALOUS_FAILED_LOGIN).patterns()).contains("spraying-across-databases");
        assertThat(scenario.findings(ANOMALOUS_DISCOVERY)).isEmpty();
    }

    @Test
    void aSlowScanIsFoundToo() {
        for (int db = 1; db <= 8; db++) {
            scenario.on("db" + db).from("10.0.0.66").probes(1).after(Duration.ofHours(2));
        }
        assertThat(scenario.only(ANOMALOUS_DISCOVERY).severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void aBurstOnOneDatabaseIsAScan() {
        Finding finding = scenario.from("203.0.113.9")
                .every(Duration.ofMillis(150))
                .probes(40)
                .only(ANOMALOUS_DISCOVERY);
        assertThat(finding.counts().incomplete()).isEqualTo(40);
    }

    @Test
    void healthChecksAreNoScan() {
        scenario.every(Duration.ofSeconds(2));
        for (int round = 0; round < 500; round++) {
            for (int db = 1; db <= 5; db++) {
                scenario.on("db" + db).from("10.0.0.2").probes(1);
            }
        }
        scenario.on("db1").from("203.0.113.2").every(Duration.ofSeconds(5)).probes(500);
        assertThat(scenario.all()).isEmpty();
    }

    @Test
    void aScanThatComesEachWeekALittleLaterIsToldOnceUntilItGoesOnToOthers() {
        for (int week = 1; week <= 8; week++) {
            for (int db = 1; db <= 20; db++) {
                scenario.on("db" + db).from("10.0.0.66").probes(4);
            }
            scenario.after(Duration.ofDays(7).plusMinutes(30)).tick();
        }
        assertThat(scenario.findings(ANOMALOUS_DISCOVERY)).hasSize(1);

        for (int db = 21; db <= 45; db++) {
            scenario.on("db" + db).from("10.0.0.66").probes(1);
        }
        scenario.after(Duration.ofMinutes(6)).tick();
        assertThat(scenario.findings(ANOMALOUS_DISCOVERY)).hasSize(2);
    }

    @Test
    void harmlessAndTrustedProbesCountForNothing() {
        Scenario trusting = new Scenario(new TestIntel().trusted("203.0.113.9"));
        trusting.from("203.0.113.9").every(Duration.ofMillis(150)).probes(100);
        trusting.from("203.0.113.10").marked(Mark.BENIGN).probes(100);
        assertThat(trusting.all()).isEmpty();
    }

    @Test
    void onePasswordTriedOnManyDatabasesIsOneFinding() {
        for (int db = 1; db <= 6; db++) {
            scenario.on("db" + db).from("203.0.113.9").as("admin").fails(2);
        }
        Finding finding = scenario.only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.patterns()).contains("spraying-across-databases");
        assertThat(finding.counts().failed()).isEqualTo(12);
    }

    /** Five databases with an application each. */
    private void learn() {
        for (int hour = 0; hour < 480; hour++) {
            scenario.after(Duration.ofHours(1)).every(Duration.ofSeconds(1));
            for (int db = 1; db <= 5; db++) {
                scenario.on("db" + db)
                        .as("app" + db)
                        .with("api")
                        .from("10.0.3." + db)
                        .succeeds();
            }
        }
        scenario.every(Duration.ofMinutes(5));
    }

    @Test
    void enteringDatabaseAfterDatabaseIsLateralMovement() {
        learn();
        for (int db = 1; db <= 5; db++) {
            scenario.on("db" + db).as("app1").with("api").from("10.0.3.1").succeeds();
        }
        assertThat(scenario.findings()).anySatisfy(finding -> {
            assertThat(finding.patterns()).contains("lateral-movement");
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
        });
    }

    @Test
    void severalPeopleBehindOneAddressAreNoMovement() {
        learn();
        for (int db = 2; db <= 5; db++) {
            scenario.on("db" + db)
                    .as("person" + db)
                    .with("psql")
                    .from("10.0.3.1")
                    .succeeds();
        }
        assertThat(scenario.all()).noneMatch(finding -> finding.patterns().contains("lateral-movement"));
    }

    @Test
    void loginsThatEachAreAFindingBecomeOneWhenTheyAreOnSeveralDatabases() {
        learn();
        for (int db = 2; db <= 5; db++) {
            scenario.on("db" + db)
                    .as("stranger")
                    .with("psql")
                    .from("203.0.113.66")
                    .succeeds();
        }
        assertThat(scenario.findings()).hasSize(2); // the first was told of before there was a second
        assertThat(scenario.findings().get(1)).satisfies(finding -> {
            assertThat(finding.patterns()).contains("lateral-movement");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.counts().successful()).isEqualTo(3);
            assertThat(finding.notes()).contains(new Finding.Note("databasesEntered", "db2, db3, db4, db5"));
        });
    }

    /** Comes back to four databases as monitoring does, until that is known. */
    private void passForMonitoring() {
        scenario.every(Duration.ofSeconds(4));
        for (int round = 0; round < 40; round++) {
            for (int db = 1; db <= 4; db++) {
                scenario.on("db" + db).from("10.0.0.66").probes(1);
            }
        }
        assertThat(scenario.all()).isEmpty();
    }

    @Test
    void whoHasPassedForMonitoringIsFoundWhenItScans() {
        passForMonitoring();
        for (int db = 10; db <= 40; db++) {
            scenario.on("db" + db).probes(1);
        }
        scenario.after(Duration.ofMinutes(6)).tick();

        assertThat(scenario.only(ANOMALOUS_DISCOVERY).notes())
                .anyMatch(note -> note.key().equals("databases") && note.value().equals("35"));
    }

    @Test
    void monitoringMayTakeOnMoreDatabases() {
        passForMonitoring();
        for (int round = 0; round < 60; round++) {
            for (int db = 1; db <= 20; db++) {
                scenario.on("db" + db).probes(1);
            }
        }
        assertThat(scenario.all()).isEmpty();
    }

    @Test
    void aDatabaseWhoseClockRunsAheadHoldsUpNoAlarmOfOthers() {
        scenario.from("10.0.0.77").after(Duration.ofHours(9));
        for (int db = 1; db <= 4; db++) {
            scenario.on("ahead" + db).probes(1);
        }
        scenario.from("10.0.0.66").after(Duration.ofHours(-9));
        for (int db = 1; db <= 6; db++) {
            scenario.on("db" + db).probes(1);
        }
        scenario.after(Duration.ofMinutes(6)).tick();

        assertThat(scenario.told()).isEqualTo(1);
    }

    @Test
    void aDatabaseWhoseClockRanYearsAheadIsNotWaitedFor() {
        scenario.from("10.0.0.77").after(Duration.ofDays(30_000));
        for (int db = 1; db <= 4; db++) {
            scenario.on("ahead" + db).probes(1);
        }
        scenario.after(Duration.ofDays(-30_000)).after(Duration.ofMinutes(6)).tick();

        assertThat(scenario.told()).isEqualTo(1);
    }
}
