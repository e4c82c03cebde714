// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.formats.Advice;
import dev.postern.formats.InstanceReader;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Severity;
import dev.postern.server.report.Overview;
import dev.postern.server.source.Logins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the overview of a scan that has been read to its end. */
final class Overviews {
    private Overviews() {}

    static Overview of(Run run, Logins logins, Tally tally, List<Finding> shown, Found found) {
        return new Overview(
                headline(shown, found.leftOut()),
                tally.outcomes(),
                tally.successful(),
                tally.failed(),
                tally.incomplete(),
                tally.span(),
                found.learning(),
                found.notes(),
                logins.readers().stream().map(Overviews::instance).toList(),
                blindSpots(logins.readers()),
                run.problems().stream().map(p -> String.valueOf(p.getMessage())).toList());
    }

    private static String headline(List<Finding> shown, long leftOut) {
        if (shown.isEmpty()) {
            return "No findings.";
        }
        Map<Severity, Integer> bySeverity = new LinkedHashMap<>();
        shown.forEach(f -> bySeverity.merge(f.severity(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        bySeverity.forEach((severity, n) -> parts.add(n + " " + severity.label().toLowerCase(Locale.ROOT)));
        String more = leftOut == 0
                ? ""
                : " And " + ScanReport.count(leftOut, "finding") + " left out, see the message above.";
        return ScanReport.count(shown.size(), "finding") + ": " + String.join(", ", parts) + "." + more;
    }

    private static Overview.Instance instance(InstanceReader<?> reader) {
        List<String> formats =
                reader.reports().stream().map(StreamReport::name).distinct().toList();
        long unreadable =
                reader.reports().stream().mapToLong(StreamReport::unreadable).sum();
        return new Overview.Instance(reader.instance(), formats, reader.lines(), unreadable);
    }

    /** What could not be seen, once for all instances that share it. */
    private static List<Overview.BlindSpot> blindSpots(List<InstanceReader<?>> readers) {
        Map<String, Overview.BlindSpot> bySubject = new LinkedHashMap<>();
        for (InstanceReader<?> reader : readers) {
            for (Advice advice : reader.advise()) {
                if (advice.level() == Advice.Level.BLIND) {
                    String what = advice.subject() + ": " + advice.text();
                    bySubject
                            .computeIfAbsent(what, w -> new Overview.BlindSpot(new ArrayList<>(), w, advice.settings()))
                            .instances()
                            .add(reader.instance());
                }
            }
        }
        return List.copyOf(bySubject.values());
    }
}
