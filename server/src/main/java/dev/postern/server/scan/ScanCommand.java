// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.intel.IntelSnapshot;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Input;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.KernelState;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Policy;
import dev.postern.server.Durations;
import dev.postern.server.ExitCode;
import dev.postern.server.ocsf.DetectionFinding;
import dev.postern.server.output.FindingJson;
import dev.postern.server.output.RawLines;
import dev.postern.server.report.Activity;
import dev.postern.server.report.HtmlReport;
import dev.postern.server.report.Overview;
import dev.postern.server.source.Logins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern scan}: back-tests logs and prints findings. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Reads login activity from database logs and prints findings with their reasons.")
public final class ScanCommand implements Callable<Integer> {
    /** Part of Java's memory that findings may take. */
    private static final double MEMORY_SHARE = 0.35;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final IntelOptions intelligence = new IntelOptions();

    @Mixin
    private final FindingFilter filter = new FindingFilter();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Option(
            names = "--format",
            paramLabel = "table|json|jsonl|ocsf|html",
            defaultValue = "table",
            description = "Form of the result: a table, GuardDuty's JSON as one document or as lines, OCSF 1.8.0"
                    + " Detection Findings as lines, or a report to open in a browser. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    @Option(
            names = "--learning",
            paramLabel = "DURATION",
            defaultValue = "14d",
            description = "Upper bound of the time in which a profile only learns. Default: ${DEFAULT-VALUE}.")
    private String learning = "14d";

    @Option(
            names = "--decoy-user",
            paramLabel = "NAME",
            description =
                    "An account that nobody uses, left where an intruder finds it: each attempt with it is a finding."
                            + " Repeatable.")
    private List<String> decoyUsers = List.of();

    /** Forms of the result; the names are what the user types. */
    enum Format {
        table,
        json,
        jsonl,
        ocsf,
        html
    }

    private final Tally tally = new Tally();
    private final Activity activity = new Activity();

    @Override
    public Integer call() {
        filter.check();
        period.check();
        Duration limit = Durations.parse("--learning", learning);
        Run run = Run.start();
        IntelSnapshot intel = intelligence.load(run, period.endOr(Instant.now()));
        Policy policy = Policy.DEFAULT.learningFor(limit).withDecoys(Set.copyOf(decoyUsers));
        try (Logins logins = sources.open(run)) {
            Found found = new Found(f -> filter.shows(f) && f.lastSeen() >= period.from(), (long)
                    (Runtime.getRuntime().maxMemory() * MEMORY_SHARE));
            detect(logins, new Kernel(policy, intel), found);
            run.sayWhatWasRead(logins);
            intel.geoFaults().forEach(run::note);
            sayWhatIsMissing(run, found);
            List<Finding> shown = found.inOrder();
            print(run, policy, logins, shown, found);
            if (shown.stream().anyMatch(filter::fails)) {
                return ExitCode.FINDINGS;
            }
        }
        return run.exitCode();
    }

    /**
     * Logins before {@code --since} are learnt from. All is read even with {@code --until}: a login opened before it may be
     * settled long after, and what the logs can tell is known only at their end.
     */
    private void detect(Logins logins, Kernel kernel, Found found) {
        KernelState state = new KernelState();
        for (Input input = logins.next(); input != null; input = logins.next()) {
            long time = input instanceof LoginEvent login ? login.openedMicros() : input.timeMicros();
            if (period.isPast(time)) {
                continue;
            }
            if (period.contains(time)) {
                if (input instanceof LoginEvent login) {
                    tally.count(login);
                    if (format == Format.html) {
                        activity.count(login);
                    }
                } else {
                    tally.countForged();
                }
            }
            for (Finding finding : kernel.step(input, state).findings()) {
                found.keep(finding);
            }
        }
        kernel.finish(state).findings().forEach(found::keep);
    }

    private static void sayWhatIsMissing(Run run, Found found) {
        if (found.shortened() > 0) {
            run.note("there are many findings: " + ScanReport.count(found.shortened(), "finding")
                    + ", the last of the result, without logins, usual values and score");
        }
        if (found.leftOut() > 0) {
            run.incomplete("too many findings: " + ScanReport.count(found.leftOut(), "finding")
                    + ", the least severe and of those the latest, left out; read fewer logs at once, use --min-severity,"
                    + " or give Java more memory: POSTERN_JAVA_OPTS=-Xmx1g");
        }
    }

    private void print(Run run, Policy policy, Logins logins, List<Finding> shown, Found found) {
        Overview overview = Overviews.of(run, logins, tally, shown, found);
        if (format == Format.table) {
            new ScanReport(run.terminal(), overview, shown).print(System.out);
            return;
        }
        RawLines lines = RawLines.fetch(shown, sources.files(), run::note);
        FindingJson json = new FindingJson(policy, lines);
        switch (format) {
            case json, jsonl -> new FindingsWriter(json::of, System.out).write(format == Format.json, shown);
            case ocsf ->
                new FindingsWriter(finding -> DetectionFinding.of(json.of(finding)), System.out).write(false, shown);
            case html -> System.out.print(new HtmlReport(overview, activity, shown, lines).html());
            case table -> throw new AssertionError();
        }
    }
}
