// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import dev.postern.kernel.Finding;
import dev.postern.kernel.Location;
import dev.postern.kernel.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Findings as a table for people: one line of facts, and under it one sentence of why. On terminals that are too narrow for the
 * whole row the facts stand below each other.
 */
public final class FindingTable {
    private static final int ID_LENGTH = 12;
    private static final int GAP = 2;

    private static final String[] HEADINGS = {
        "SEVERITY", "TYPE", "DATABASE", "USER", "SOURCE", "FIRST - LAST (UTC)", "COUNT", "ID"
    };
    private static final int[] LONGEST = {8, 64, 24, 20, 44, 41, 8, ID_LENGTH};
    private static final int[] SHORTEST = {8, 56, 8, 8, 15, 19, 5, ID_LENGTH};

    private final Terminal terminal;

    public FindingTable(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Gives the table line by line; nothing is kept of a line, so that there may be many. */
    public void print(List<Finding> findings, Consumer<String> out) {
        if (findings.isEmpty()) {
            return;
        }
        int[] widths = widths(findings);
        boolean fits = sum(widths) <= terminal.columns();
        if (fits) {
            out.accept(terminal.style("1", row(HEADINGS, widths)));
        }
        for (Finding finding : findings) {
            String[] cells = cells(finding);
            String severity = terminal.style(colour(finding.severity()), cells[0]);
            if (fits) {
                out.accept(severity + row(cells, widths).substring(cells[0].length()));
            } else {
                narrow(out, severity, cells);
            }
            wrap(out, SafeText.of(finding.description()));
        }
    }

    /** The facts below each other; the id is never cut, because explain asks for it. */
    private void narrow(Consumer<String> out, String severity, String[] cells) {
        if (cells[0].length() + GAP + cells[1].length() <= terminal.columns()) {
            out.accept(severity + "  " + cells[1]);
        } else {
            out.accept(severity);
            flow(out, pieces(cells[1]), "");
        }
        flow(out, List.of(cells[2], cells[3], "from " + cells[4]), "  ");
        flow(out, List.of(cells[5], cells[6] + "x", "id " + cells[7]), "  ");
    }

    /** Puts parts into as few lines as hold them; a part that is too long for a line is cut. */
    private void flow(Consumer<String> out, List<String> parts, String gap) {
        int width = terminal.columns() - 2;
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            String fitting = SafeText.fit(part, width);
            if (line.length() > 0 && SafeText.width(line.toString()) + gap.length() + SafeText.width(fitting) > width) {
                out.accept("  " + line);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : gap).append(fitting);
        }
        out.accept("  " + line);
    }

    /** A type cut behind its punctuation and before its capitals: a finding of any width must show it whole. */
    private static List<String> pieces(String type) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < type.length(); i++) {
            boolean word = Character.isUpperCase(type.charAt(i)) && Character.isLowerCase(type.charAt(i - 1));
            if (word || "/:.".indexOf(type.charAt(i - 1)) >= 0) {
                pieces.add(type.substring(from, i));
                from = i;
            }
        }
        pieces.add(type.substring(from));
        return pieces;
    }

    private static String[] cells(Finding finding) {
        String user = finding.user().user();
        return new String[] {
            finding.severity().label(),
            finding.type().id(),
            SafeText.of(finding.instance(), LONGEST[2]),
            user == null ? "-" : SafeText.of(user, LONGEST[3]),
            SafeText.of(source(finding.actor()), LONGEST[4]),
            period(finding),
            Integer.toString(finding.occurrences()),
            finding.id().substring(0, ID_LENGTH)
        };
    }

    /** Address, country and network of an actor, hostile. */
    static String source(Finding.Actor actor) {
        StringBuilder out = new StringBuilder();
        if (actor.ip() != null) {
            out.append(actor.ip());
        } else if (actor.sources() > 1) {
            out.append(actor.sources()).append(" sources");
        } else {
            out.append(actor.host() == null ? "-" : actor.host());
        }
        Location place = actor.location();
        List<String> details = new ArrayList<>();
        if (place.countryCode() != null) {
            details.add(place.countryCode());
        } else if (place.countryName() != null) {
            details.add(place.countryName());
        }
        if (place.asn() >= 0) {
            details.add("AS" + place.asn() + (place.asnOrg() == null ? "" : " " + place.asnOrg()));
        }
        if (actor.privateNet() != null) {
            details.add(actor.privateNet());
        }
        if (actor.ip() != null && actor.sources() > 1) {
            details.add("+" + (actor.sources() - 1) + " more");
        }
        if (!details.isEmpty()) {
            out.append(" (").append(String.join(", ", details)).append(')');
        }
        return out.toString();
    }

    private static String period(Finding finding) {
        String first = Times.brief(finding.firstSeen());
        String last = Times.brief(finding.lastSeen());
        if (first.equals(last)) {
            return first;
        }
        boolean sameDay = first.substring(0, 10).equals(last.substring(0, 10));
        return first + " - " + (sameDay ? last.substring(11) : last);
    }

    /** Natural widths, shrunk column by column (widest slack first) until the row fits or cannot be made to. */
    private int[] widths(List<Finding> findings) {
        int[] widths = new int[HEADINGS.length];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = HEADINGS[c].length();
        }
        for (Finding finding : findings) {
            String[] cells = cells(finding);
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], Math.min(LONGEST[c], SafeText.width(cells[c])));
            }
        }
        while (sum(widths) > terminal.columns()) {
            int most = -1;
            for (int c = 0; c < widths.length; c++) {
                if (widths[c] > SHORTEST[c] && (most < 0 || widths[c] - SHORTEST[c] > widths[most] - SHORTEST[most])) {
                    most = c;
                }
            }
            if (most < 0) {
                break;
            }
            widths[most]--;
        }
        return widths;
    }

    private static int sum(int[] widths) {
        return IntStream.of(widths).sum() + GAP * (widths.length - 1);
    }

    private static String row(String[] cells, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < cells.length; c++) {
            String cell = SafeText.fit(cells[c], widths[c]);
            out.append(cell);
            if (c < cells.length - 1) {
                out.append(" ".repeat(widths[c] - SafeText.width(cell) + GAP));
            }
        }
        return out.toString();
    }

    private void wrap(Consumer<String> out, String safe) {
        SafeText.wrap(safe, terminal.columns() - 2).forEach(line -> out.accept("  " + line));
    }

    static String colour(Severity severity) {
        return switch (severity) {
            case LOW -> "36";
            case MEDIUM -> "33";
            case HIGH -> "31";
            case CRITICAL -> "1;31";
        };
    }
}
