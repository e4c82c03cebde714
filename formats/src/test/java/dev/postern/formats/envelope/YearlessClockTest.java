// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.LogFile;
import dev.postern.kernel.LoginEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates without a year: never a wrong one in silence. */
class YearlessClockTest {
    private static byte[] log(String... dates) {
        StringBuilder log = new StringBuilder();
        int process = 100;
        for (String date : dates) {
            log.append(date)
                    .append(" vm postgres[")
                    .append(++process)
                    .append("]: [1-1] FATAL:  password authentication failed for user \"a\"\n");
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Reading read(String modified, String... dates) {
        return Reading.of(log(dates), Reading.micros(modified), Reading.OPTIONS);
    }

    private static List<Instant> times(Reading read) {
        return read.logins.stream()
                .map(LoginEvent::openedMicros)
                .map(micros -> Instant.ofEpochMilli(micros / 1_000))
                .toList();
    }

    @Test
    void theYearIsTheLatestBeforeTheFilesLastChangeAndIsSaid() {
        Reading read = read("2027-02-01T00:00:00Z", "Nov 22 09:25:31");

        assertThat(times(read)).containsExactly(Instant.parse("2026-11-22T09:25:31Z"));
        assertThat(read.reports.get(0).notes())
                .anyMatch(note -> note.contains("have no year: the first is read as of 2026"));
    }

    @Test
    void aYearEndsWithinAFile() {
        Reading read = read(
                "2027-01-02T00:00:00Z", "Dec 31 23:59:59", "Jan  1 00:00:02", "Dec 31 23:59:58", "Jan  1 00:00:03");

        assertThat(times(read))
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-12-31T23:59:59Z"),
                        Instant.parse("2027-01-01T00:00:02Z"),
                        Instant.parse("2026-12-31T23:59:58Z"),
                        Instant.parse("2027-01-01T00:00:03Z"));
    }

    @Test
    void aLineThatComesLateAfterMidnightIsOfTheOldYear() {
        assertThat(times(read("2027-01-02T00:00:00Z", "Jan  1 00:00:02", "Dec 31 23:59:58")))
                .containsExactlyInAnyOrder(
                        Instant.parse("2027-01-01T00:00:02Z"), Instant.parse("2026-12-31T23:59:58Z"));
        assertThat(times(read("2026-06-01T00:00:00Z", "Mar  1 00:00:02", "Feb 28 23:59:58")))
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-01T00:00:02Z"), Instant.parse("2026-02-28T23:59:58Z"));
    }

    @Test
    void theLastDayOfFebruaryFindsItsYear() {
        assertThat(times(read("2026-06-01T00:00:00Z", "Feb 29 12:00:00")))
                .containsExactly(Instant.parse("2024-02-29T12:00:00Z"));
    }

    @Test
    void aFileThatHoldsMoreThanAYearIsRefused() {
        List<String> dates = new ArrayList<>(Collections.nCopies(3, "May  1 00:00:00"));
        dates.addAll(Collections.nCopies(20, "Dec  1 00:00:00"));
        Reading read = read("2026-06-01T00:00:00Z", dates.toArray(String[]::new));

        assertThat(read.problems)
                .singleElement()
                .asString()
                .startsWith("log:19: dates have no year")
                .contains("more than a year");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Dec 25 00:00:00", "Oct 20 00:00:00", "Jan  2 00:00:03", "Nov 24 12:00:00", "Feb 29 00:00:00"})
    void oneStrayLineOfTheSenderItselfChangesNoOthersYear(String stray) {
        Reading read = read("2026-11-23T00:00:00Z", "Nov 22 09:25:31", stray, "Nov 22 09:26:31", "Nov 22 09:27:31");

        assertThat(read.problems).isEmpty();
        assertThat(times(read))
                .hasSize(4)
                .contains(
                        Instant.parse("2026-11-22T09:25:31Z"),
                        Instant.parse("2026-11-22T09:26:31Z"),
                        Instant.parse("2026-11-22T09:27:31Z"));
    }

    @Test
    void oneLineOfTheNewYearDoesNotEndTheOldOne() {
        Reading read = read(
                "2027-01-05T00:00:00Z", "Dec 20 09:25:31", "Jan  3 00:00:00", "Dec 20 09:26:31", "Jan  4 10:00:00");

        assertThat(read.problems).isEmpty();
        assertThat(times(read))
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-12-20T09:25:31Z"),
                        Instant.parse("2027-01-03T00:00:00Z"),
                        Instant.parse("2026-12-20T09:26:31Z"),
                        Instant.parse("2027-01-04T10:00:00Z"));
    }

    @Test
    void aDateThatLiesBeforeTheLinesBeforeItIsSaid() {
        Reading read = read("2026-11-23T00:00:00Z", "Nov 22 09:25:31", "Dec 25 00:00:00", "Dec 26 00:00:00");

        assertThat(read.reports.get(0).notes())
                .filteredOn(note -> note.contains("read as of 2025"))
                .singleElement()
                .asString()
                .startsWith("log:2: ");
    }

    @Test
    void theWrongClockOfAnotherSenderEndsNoYear() {
        for (String wrong : List.of("Dec 25 00:00:00", "Oct 20 00:00:00", "Jan  1 00:00:03")) {
            byte[] log = (new String(log("Nov 22 09:25:31"), StandardCharsets.UTF_8)
                            + wrong + " otherbox cron[1]: hello\n"
                            + new String(log("Nov 22 09:26:31"), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            Reading read = Reading.of(log, Reading.micros("2026-11-23T00:00:00Z"), Reading.OPTIONS);

            assertThat(read.problems).isEmpty();
            assertThat(times(read))
                    .as(wrong)
                    .containsExactly(Instant.parse("2026-11-22T09:25:31Z"), Instant.parse("2026-11-22T09:26:31Z"));
        }
    }

    @Test
    void aPipeIsRefusedWithWhatToDo() {
        Reading read = Reading.of(log("Nov 22 09:25:31"), LogFile.UNKNOWN_TIME, Reading.OPTIONS);

        assertThat(read.problems).singleElement().asString().contains("no year").contains("short-iso");
    }

    @Test
    void whereTheServerWritesItsOwnTimeNoYearIsNeeded() {
        byte[] log = ("Nov 22 09:25:31 vm postgres[77]: [1-1] 2020-11-22 09:25:31.000 UTC [77] FATAL:  password"
                        + " authentication failed for user \"a\"\n")
                .getBytes(StandardCharsets.UTF_8);
        Reading read = Reading.of(log, LogFile.UNKNOWN_TIME, Reading.OPTIONS);

        assertThat(times(read)).containsExactly(Instant.parse("2020-11-22T09:25:31Z"));
        assertThat(read.reports.get(0).notes()).isEmpty();
    }
}
