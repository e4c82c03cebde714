// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LogLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a server has been given another {@code log_line_prefix}. Lines that do not fit are kept until enough of them, more
 * than names can hold, fit another known prefix, or one fits the old again.
 */
final class PrefixChange {
    private static final int SIGNS = 8;
    private static final int MOST_KEPT = 64;
    /** A log that is no log is not looked at for ever. */
    private static final int MOST_LOOKS = 20;

    private final List<LogLine> kept = new ArrayList<>();
    private boolean possible;
    private boolean settled;
    private int signs;
    private int looks;

    /** @param possible false where the user has said what the prefix is */
    PrefixChange(boolean possible) {
        this.possible = possible;
    }

    /** Whether lines are kept because the prefix may have changed. */
    boolean isSuspected() {
        return !kept.isEmpty();
    }

    /** Whether a line that fits so may be the first with another prefix. */
    boolean isSign(PrefixReader.Fit fit) {
        return possible && (fit == PrefixReader.Fit.FOREIGN || fit == PrefixReader.Fit.CUT);
    }

    /** How a line fits a prefix. */
    static PrefixReader.Fit fit(LinePrefix prefix, LogLine line) {
        return read(prefix, line, new PgRecord());
    }

    private static PrefixReader.Fit read(LinePrefix prefix, LogLine line, PgRecord r) {
        r.append(line.buf, line.from, line.to);
        return new PrefixReader(prefix).read(r);
    }

    /**
     * Keeps a line and looks at what is kept.
     *
     * @return the prefix that the kept lines have, when that is clear
     */
    @Nullable
    LinePrefix look(LogLine line, LinePrefix old) {
        boolean otherFile = isSuspected() && !kept.get(0).file.equals(line.file);
        kept.add(line.copy());
        PgRecord r = new PgRecord();
        PrefixReader.Fit fit = read(old, line, r);
        boolean continues = line.length() > 0 && line.buf[line.from] == '\t';
        if (!continues && fit == PrefixReader.Fit.CLEAN && !r.background && old.hasNames()) {
            settled = true; // the old prefix again: something else stood between
            return null;
        }
        signs += !continues && (isSign(fit) || r.background) ? 1 : 0;
        settled = otherFile || signs >= SIGNS || kept.size() >= MOST_KEPT;
        if (!settled) {
            return null;
        }
        LinePrefix other = another(old);
        possible = other != null || ++looks < MOST_LOOKS;
        return other;
    }

    /** The prefix that the kept lines have when no more come; where clients can write lines, too few say nothing. */
    @Nullable
    LinePrefix atEnd(LinePrefix old) {
        return kept.isEmpty() || old.hasNames() ? null : another(old);
    }

    private @Nullable LinePrefix another(LinePrefix old) {
        LinePrefix found = StderrFormat.prefixOf(kept);
        return found == null || found.source().equals(old.source()) ? null : found;
    }

    /** The kept lines, if it has been settled how to read them; they are forgotten then. */
    List<LogLine> settled() {
        return settled ? rest() : List.of();
    }

    /** All kept lines; they are forgotten. */
    List<LogLine> rest() {
        List<LogLine> lines = List.copyOf(kept);
        kept.clear();
        signs = 0;
        settled = false;
        return lines;
    }
}
