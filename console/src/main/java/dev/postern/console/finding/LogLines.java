// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.kernel.SourceLine;
import java.util.List;
import java.util.Map;

/** Reads lines of the logs of a database again. Safe for use by several threads. */
@FunctionalInterface
public interface LogLines {

    /** What there is of lines that were read once, each with its text; nothing of a database that is not watched. */
    Map<SourceLine, Line> read(String database, List<SourceLine> lines);

    /**
     * A line.
     *
     * @param text hostile; empty when it is not there any more
     * @param loss why not, in words; empty when it is there
     */
    record Line(String text, String loss) {}
}
