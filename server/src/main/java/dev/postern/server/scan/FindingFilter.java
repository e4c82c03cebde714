// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.kernel.Finding;
import dev.postern.kernel.Severity;
import dev.postern.server.UsageException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which findings are printed, and which make the exit code 3. */
final class FindingFilter {
    @Option(
            names = "--min-severity",
            paramLabel = "LEVEL",
            description = "Print findings of this severity and above: low, medium, high or critical.")
    private @Nullable String minSeverity;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description = "Exit with 3 when a printed finding has this severity or more.")
    private @Nullable String failOn;

    @Option(
            names = "--types",
            paramLabel = "all|guardduty",
            defaultValue = "all",
            description = "guardduty prints GuardDuty's nine types only. Default: ${DEFAULT-VALUE}.")
    private String types = "all";

    @Option(
            names = "--show-learning",
            description = "Also print what would have been raised if the profile were not still learning.")
    private boolean showLearning;

    @Option(
            names = "--show-notes",
            description =
                    "Also print what something everyday explains: an application that moved, a wrong password in a service.")
    private boolean showNotes;

    private Severity least = Severity.LOW;
    private @Nullable Severity failing;

    /** Reads the texts; to be called before the other methods. */
    void check() {
        least = minSeverity == null ? Severity.LOW : severity("--min-severity", minSeverity);
        failing = failOn == null ? null : severity("--fail-on", failOn);
        if (!types.equals("all") && !types.equals("guardduty")) {
            throw new UsageException("--types: '" + types + "'; write all or guardduty");
        }
    }

    boolean shows(Finding finding) {
        return finding.severity().compareTo(least) >= 0
                && (showLearning || !finding.learning())
                && (showNotes || finding.standing() != Finding.Standing.NOTE)
                && (types.equals("all") || finding.type().isGuardDuty());
    }

    boolean fails(Finding finding) {
        return failing != null && finding.severity().compareTo(failing) >= 0 && finding.isAlarm();
    }

    private static Severity severity(String option, String text) {
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return severity;
            }
        }
        throw new UsageException(option + ": '" + text + "'; write low, medium, high or critical");
    }
}
