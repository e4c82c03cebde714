// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.formats.InstanceReader;
import dev.postern.formats.SourceProblem;
import dev.postern.formats.StreamReport;
import dev.postern.server.ExitCode;
import dev.postern.server.output.SafeText;
import dev.postern.server.output.Terminal;
import dev.postern.server.source.Logins;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one run of a command has to say besides its result: problems, notes, progress. */
final class Run {
    private final PrintStream err;
    private final Terminal terminal;
    private final Progress progress;
    private final List<SourceProblem> problems = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private boolean complete = true;

    Run(PrintStream err, Terminal terminal) {
        this.err = err;
        this.terminal = terminal;
        this.progress = new Progress(err, terminal.errIsTerminal());
    }

    /** A run on the process's own streams. */
    static Run start() {
        return new Run(System.err, Terminal.of(System.getenv()));
    }

    Terminal terminal() {
        return terminal;
    }

    Progress progress() {
        return progress;
    }

    void problem(SourceProblem problem) {
        progress.finish();
        problems.add(problem);
        say(String.valueOf(problem.getMessage()));
    }

    /** Something to know; said once. */
    void note(String text) {
        if (notes.add(text)) {
            progress.finish();
            say("note: " + text);
        }
    }

    /** The result lacks something; said, and the exit code tells. */
    void incomplete(String text) {
        progress.finish();
        complete = false;
        say(text);
    }

    /** Says what reading has shown: notes of the streams and lines that could not be understood. */
    void sayWhatWasRead(Logins logins) {
        progress.finish();
        for (InstanceReader<?> reader : logins.readers()) {
            for (StreamReport report : reader.reports()) {
                report.notes().forEach(this::note);
                if (report.unreadable() > 0) {
                    note(reader.instance() + ": " + report.unreadable() + " of " + reader.lines()
                            + " lines could not be read as " + report.name() + ", the first: "
                            + report.unreadableExample());
                }
            }
        }
    }

    List<SourceProblem> problems() {
        return problems;
    }

    int exitCode() {
        if (!complete) {
            return ExitCode.FAILED;
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.SOURCE_FAILED;
    }

    private void say(String text) {
        err.println("postern: " + SafeText.of(text));
    }
}
