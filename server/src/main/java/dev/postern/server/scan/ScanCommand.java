// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.intel.IntelSnapshot;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Input;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.KernelState;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Policy;
import dev.postern.kernel.Step;
import dev.postern.kernel.TamperSignal;
import dev.postern.server.ExitCode;
import dev.postern.server.ocsf.DetectionFinding;
import dev.postern.server.output.FindingJson;
import dev.postern.server.output.RawLines;
import dev.postern.server.report.Activity;
import dev.postern.server.report.HtmlReport;
import dev.postern.server.report.Overview;
import dev.postern.server.source.Logins;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /** The most severe first, then the oldest. */
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparingLong(Finding::firstSeen)
            .thenComparing(Finding::id);

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
    private final Map<String, Finding> found = new HashMap<>();

    @Override
    public Integer call() {
        filter.check();
        period.check();
        Duration limit = Durations.parse("--learning", learning);
        Run run = Run.start();
        IntelSnapshot intel = intelligence.load(run);
        Policy policy =
                new Policy(Policy.DEFAULT.accountId(), Policy.DEFAULT.region(), Policy.DEFAULT.detectorId(), limit);
        try (Logins logins = sources.open(run)) {
            detect(logins, new Kernel(policy, intel));
            run.sayWhatWasRead(logins);
            intel.geoFaults().forEach(run::note);
            List<Finding> shown = found.values().stream()
                    .filter(f -> filter.shows(f) && f.lastSeen() >= period.from())
                    .sorted(ORDER)
                    .toList();
            print(run, policy, logins, shown);
            if (shown.stream().anyMatch(filter::fails)) {
                return ExitCode.FINDINGS;
            }
        }
        return run.exitCode();
    }

    /** Logins before {@code --since} are learnt from; reading stops at {@code --until}. */
    private void detect(Logins logins, Kernel kernel) {
        KernelState state = new KernelState();
        for (Input input = logins.next(); input != null; input = logins.next()) {
            if (period.isPast(input.timeMicros())) {
                break;
            }
            if (input instanceof LoginEvent login && period.contains(login.openedMicros())) {
                tally.count(login);
                activity.count(login);
            } else if (input instanceof TamperSignal && period.contains(input.timeMicros())) {
                tally.countForged();
            }
            keep(kernel.step(input, state));
        }
        keep(kernel.finish(state));
    }

    private void keep(Step step) {
        for (Finding finding : step.findings()) {
            found.put(finding.id(), finding);
        }
    }

    private void print(Run run, Policy policy, Logins logins, List<Finding> shown) {
        long hidden = found.values().stream().filter(Finding::learning).count();
        Overview overview = Overviews.of(run, logins, tally, shown, hidden);
        if (format == Format.table) {
            new ScanReport(run.terminal(), overview, shown).print(System.out);
            return;
        }
        RawLines lines = RawLines.fetch(shown, sources.files(), run::note);
        switch (format) {
            case json, jsonl ->
                new FindingsWriter(new FindingJson(policy, lines)::of, System.out).write(format == Format.json, shown);
            case ocsf -> new FindingsWriter(new DetectionFinding(lines)::of, System.out).write(false, shown);
            case html -> System.out.print(new HtmlReport(overview, activity, shown, lines).html());
            case table -> throw new AssertionError();
        }
    }
}
