// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogForgeryTest {

    private final Scenario scenario = new Scenario();

    @Test
    void forgedLinesOfOneSourceAreOneMediumFinding() {
        Finding finding = scenario.from("203.0.113.9")
                .forges("2026-01-01 LOG:  connection authorized: user=root")
                .forges("more")
                .only(FindingType.LOG_FORGERY);
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.occurrences()).isEqualTo(2);
        assertThat(finding.notes())
                .contains(
                        new Finding.Note("firstLine", "db.log:1"),
                        new Finding.Note("reason", "a record inside a name"),
                        new Finding.Note("excerpt", "2026-01-01 LOG:  connection authorized: user=root"));
        assertThat(finding.description())
                .isEqualTo(
                        "Text that imitates log records was sent to orders through a login from 203.0.113.9: 2 lines, "
                                + "the first at db.log:1 (a record inside a name).");
    }

    @Test
    void sourcesAreToldApart() {
        scenario.from("203.0.113.9")
                .forges("x")
                .from("203.0.113.10")
                .forges("x")
                .from(null)
                .forges("x");
        assertThat(scenario.findings(FindingType.LOG_FORGERY)).hasSize(3);
    }

    @Test
    void aThousandForgedLinesStaySmall() {
        for (int i = 0; i < 1000; i++) {
            scenario.from("203.0.113.9").forges("x".repeat(512));
        }
        Finding finding = scenario.only(FindingType.LOG_FORGERY);
        assertThat(finding.occurrences()).isEqualTo(1000);
        assertThat(finding.notes()).hasSizeLessThan(20);
        assertThat(finding.notes()).allSatisfy(note -> assertThat(note.value()).hasSizeLessThanOrEqualTo(256));
    }
}
