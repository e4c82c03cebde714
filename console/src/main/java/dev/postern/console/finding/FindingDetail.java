// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.remedy.Phase;
import dev.postern.console.remedy.Step;
import dev.postern.console.text.Moment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The page of a finding. Texts are hostile.
 *
 * @param within address of the replay that has found it; empty when it is a live finding
 * @param learning whether it would have been raised later, because its profile is still being learnt
 * @param cards facts by heading
 * @param lists that hold the address, each with its reason
 * @param attempts by user and application
 * @param timeline of its logins
 * @param logins address of its logins in the search
 * @param lines of some of its logins
 * @param linesRead whether they were looked for in the logs
 * @param related other findings that it names, but for those of {@code signals}
 * @param signals what an attack consists of; empty for other findings
 * @param done ids of the steps that are done
 * @param suppress address of the form by which ones like it are suppressed
 */
public record FindingDetail(
        FindingRow row,
        String within,
        String description,
        boolean learning,
        Map<String, List<Fact>> cards,
        List<Fact> lists,
        List<Behaviour> behaviours,
        Score score,
        List<Attempt> attempts,
        List<Fact> notes,
        List<Attack> attacks,
        IncidentTimeline timeline,
        String logins,
        List<LogLine.OfLogin> lines,
        boolean linesRead,
        List<FindingRow> related,
        List<AttackSignal> signals,
        Map<Phase, List<Step>> steps,
        Set<String> done,
        boolean mayChange,
        boolean maySet,
        String suppress,
        Instant now) {

    /** How often a user tried with an application. */
    public record Attempt(String user, String application, long failed, long successful) {}

    /** A time for readers. */
    public Moment time(Instant time) {
        return Moment.of(time, now, ZoneOffset.UTC);
    }

    /** A time in microseconds since the epoch for readers. */
    public Moment time(long micros) {
        return Moment.of(micros, now, ZoneOffset.UTC);
    }

    /** The address of a finding that stands beside it. */
    public String address(FindingRow other) {
        return within.isEmpty() ? other.address() : within + "/findings/" + other.id();
    }

    /** The address of the finding's page with its log lines. */
    public String withLines() {
        return address(row) + "?" + FindingDetails.LINES + "=" + FindingDetails.READ + "#lines";
    }

    /** How many steps there are. */
    public int stepCount() {
        return steps.values().stream().mapToInt(List::size).sum();
    }

    /** Where a step's view is. */
    public String look(Step step) {
        return switch (step.look()) {
            case NOTHING -> "";
            case LOGINS_OF_SOURCE -> Links.logins("address", row.source());
            case LOGINS_OF_USER -> Links.logins("user", row.user());
            case FINDINGS_OF_SOURCE -> Links.allFindings("address", row.source());
            case DATABASE -> Links.database(row.database());
        };
    }
}
