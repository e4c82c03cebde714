// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.formats.Advice;
import dev.postern.formats.InstanceReader;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Severity;
import dev.postern.server.output.FindingTable;
import dev.postern.server.output.SafeText;
import dev.postern.server.source.Logins;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result of a scan for a person: the table of findings and a summary of what was and was not seen. */
final class ScanReport {
    private static final int INSTANCES_NAMED = 8;

    private final Run run;
    private final Logins logins;
    private final Tally tally;
    private final List<Finding> shown;
    private final long learning;
    private final long leftOut;

    /**
     * @param learning number of findings that are held back because a profile is still learning
     * @param leftOut number of findings that there was no memory for
     */
    ScanReport(Run run, Logins logins, Tally tally, List<Finding> shown, long learning, long leftOut) {
        this.run = run;
        this.logins = logins;
        this.tally = tally;
        this.shown = shown;
        this.learning = learning;
        this.leftOut = leftOut;
    }

    void print(PrintStream out) {
        new FindingTable(run.terminal()).print(shown, out::println);
        if (!shown.isEmpty()) {
            out.println();
        }
        out.println(run.terminal().style("1", headline()));
        line(out, tally.outcomes());
        line(out, instances());
        line(out, "time span: " + tally.span() + "; " + count(logins.lines(), "line") + " read" + unreadable());
        if (learning > 0) {
            line(
                    out,
                    "still learning: " + count(learning, "unusual login")
                            + " not raised because too little is known yet; --show-learning prints them");
        }
        if (!run.problems().isEmpty()) {
            line(out, "not read: " + count(run.problems().size(), "source") + ", see the messages above");
        }
        blindSpots(out);
    }

    private String headline() {
        if (shown.isEmpty()) {
            return "No findings.";
        }
        Map<Severity, Integer> bySeverity = new LinkedHashMap<>();
        shown.forEach(f -> bySeverity.merge(f.severity(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        bySeverity.forEach((severity, n) -> parts.add(n + " " + severity.label().toLowerCase(Locale.ROOT)));
        String more = leftOut == 0 ? "" : " And " + count(leftOut, "finding") + " left out, see the message above.";
        return count(shown.size(), "finding") + ": " + String.join(", ", parts) + "." + more;
    }

    private String instances() {
        List<InstanceReader<?>> readers = logins.readers();
        StringBuilder out = new StringBuilder(count(readers.size(), "database instance"));
        for (int i = 0; i < Math.min(readers.size(), INSTANCES_NAMED); i++) {
            out.append(i == 0 ? ": " : ", ").append(readers.get(i).instance());
        }
        if (readers.size() > INSTANCES_NAMED) {
            out.append(" and ").append(readers.size() - INSTANCES_NAMED).append(" more");
        }
        return out.toString();
    }

    private String unreadable() {
        long sum = 0;
        for (InstanceReader<?> reader : logins.readers()) {
            for (StreamReport report : reader.reports()) {
                sum += report.unreadable();
            }
        }
        return sum == 0 ? "" : ", " + sum + " of them could not be understood";
    }

    /** What could not be seen, once for all instances that share it. */
    private void blindSpots(PrintStream out) {
        Map<String, List<String>> bySubject = new LinkedHashMap<>();
        for (InstanceReader<?> reader : logins.readers()) {
            for (Advice advice : reader.advise()) {
                if (advice.level() == Advice.Level.BLIND) {
                    bySubject
                            .computeIfAbsent(advice.subject() + ": " + advice.text(), s -> new ArrayList<>())
                            .add(reader.instance());
                }
            }
        }
        if (bySubject.isEmpty()) {
            return;
        }
        line(out, "could not be seen (postern check tells which settings to change):");
        bySubject.forEach((what, where) -> {
            String names = where.size() > 3 ? where.size() + " instances" : String.join(", ", where);
            SafeText.wrap(SafeText.of(names + ": " + what), run.terminal().columns() - 6)
                    .forEach(line -> out.println("    " + line));
        });
    }

    /** One line of the summary, on as many as the terminal needs. */
    private void line(PrintStream out, String safe) {
        String indent = "  ";
        for (String part : SafeText.wrap(safe, run.terminal().columns() - 4)) {
            out.println(indent + part);
            indent = "    ";
        }
    }

    static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
