// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.kernel.Finding;
import dev.postern.server.output.FindingTable;
import dev.postern.server.output.SafeText;
import dev.postern.server.output.Terminal;
import dev.postern.server.report.Overview;
import java.io.PrintStream;
import java.util.List;

/** The result of a scan for a person: the table of findings and a summary of what was and was not seen. */
final class ScanReport {
    private static final int INSTANCES_NAMED = 8;

    private final Terminal terminal;
    private final Overview overview;
    private final List<Finding> shown;

    ScanReport(Terminal terminal, Overview overview, List<Finding> shown) {
        this.terminal = terminal;
        this.overview = overview;
        this.shown = shown;
    }

    void print(PrintStream out) {
        new FindingTable(terminal).print(shown, out::println);
        if (!shown.isEmpty()) {
            out.println();
        }
        out.println(terminal.style("1", overview.headline()));
        line(out, overview.outcomes());
        line(out, instances());
        line(
                out,
                "time span: " + overview.span() + "; " + count(overview.lines(), "line") + " read"
                        + (overview.unreadable() == 0
                                ? ""
                                : ", " + overview.unreadable() + " of them could not be understood"));
        if (overview.learning() > 0) {
            line(
                    out,
                    "still learning: " + count(overview.learning(), "unusual login")
                            + " not raised because too little is known yet; --show-learning prints them");
        }
        if (overview.notes() > 0) {
            line(
                    out,
                    "explained: " + count(overview.notes(), "finding")
                            + " that something everyday explains, such as a wrong password in a service; --show-notes prints them");
        }
        if (!overview.problems().isEmpty()) {
            line(out, "not read: " + count(overview.problems().size(), "source") + ", see the messages above");
        }
        blindSpots(out);
    }

    private String instances() {
        List<Overview.Instance> all = overview.instances();
        StringBuilder out = new StringBuilder(count(all.size(), "database instance"));
        for (int i = 0; i < Math.min(all.size(), INSTANCES_NAMED); i++) {
            out.append(i == 0 ? ": " : ", ").append(all.get(i).name());
        }
        if (all.size() > INSTANCES_NAMED) {
            out.append(" and ").append(all.size() - INSTANCES_NAMED).append(" more");
        }
        return out.toString();
    }

    private void blindSpots(PrintStream out) {
        if (overview.blindSpots().isEmpty()) {
            return;
        }
        line(out, "could not be seen (postern check tells which settings to change):");
        for (Overview.BlindSpot spot : overview.blindSpots()) {
            List<String> where = spot.instances();
            String names = where.size() > 3 ? where.size() + " instances" : String.join(", ", where);
            SafeText.wrap(SafeText.of(names + ": " + spot.what()), terminal.columns() - 6)
                    .forEach(line -> out.println("    " + line));
        }
    }

    /** One line of the summary, on as many as the terminal needs. */
    private void line(PrintStream out, String safe) {
        String indent = "  ";
        for (String part : SafeText.wrap(safe, terminal.columns() - 4)) {
            out.println(indent + part);
            indent = "    ";
        }
    }

    static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
