// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.formats.Advice;
import dev.postern.formats.InstanceReader;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import dev.postern.server.output.SafeText;
import dev.postern.server.output.Terminal;
import dev.postern.server.source.Logins;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern check}: can these logs be read, what do they hide, and which server settings to change. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Tells in words what can and cannot be seen from these logs, and the exact server settings to change.")
public final class CheckCommand implements Callable<Integer> {
    private static final String INDENT = " ".repeat(11);
    /** Longer lines are tiring to read. */
    private static final int WIDEST = 120;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Override
    public Integer call() {
        Run run = Run.start();
        Map<String, Tally> tallies = new TreeMap<>();
        try (Logins logins = sources.open(run)) {
            for (Input input = logins.next(); input != null; input = logins.next()) {
                Tally tally = tallies.computeIfAbsent(Logins.instanceOf(input), i -> new Tally());
                if (input instanceof LoginEvent login) {
                    tally.count(login);
                } else {
                    tally.countForged();
                }
            }
            run.sayWhatWasRead(logins);
            for (InstanceReader<?> reader : logins.readers()) {
                print(System.out, run.terminal(), reader, tallies.getOrDefault(reader.instance(), new Tally()));
            }
            for (String file : sources.empty()) {
                System.out.println(SafeText.of(file) + ": empty, a source without events");
            }
            if (logins.readers().isEmpty() && sources.empty().isEmpty()) {
                System.out.println("Nothing could be read.");
            }
        }
        return run.exitCode();
    }

    private static void print(PrintStream out, Terminal terminal, InstanceReader<?> reader, Tally tally) {
        out.println(terminal.style("1", SafeText.of(reader.instance())));
        for (StreamReport report : reader.reports()) {
            String variant = report.variant() == null ? "" : " '" + report.variant() + "'";
            out.println("  format: " + SafeText.of(report.name() + variant + ", " + files(report.files())));
        }
        out.println("  read: " + ScanReport.count(reader.lines(), "line") + "; " + tally.outcomes());
        out.println("  time span: " + tally.span());
        List<Advice> all = reader.advise();
        for (Advice advice : all) {
            String label = label(terminal, advice.level());
            String text = SafeText.of(advice.subject() + ": " + advice.text());
            for (String line : SafeText.wrap(text, Math.min(WIDEST, terminal.columns()) - INDENT.length())) {
                out.println("  " + label + line);
                label = INDENT.substring(2);
            }
            for (String setting : advice.settings()) {
                out.println(INDENT + "  " + SafeText.of(setting));
            }
        }
        if (all.stream().noneMatch(a -> a.level() != Advice.Level.OK)) {
            out.println("  Nothing to change.");
        }
        out.println();
    }

    private static String files(List<String> files) {
        return files.size() == 1
                ? files.get(0)
                : ScanReport.count(files.size(), "file") + " from " + files.get(0) + " to "
                        + files.get(files.size() - 1);
    }

    private static String label(Terminal terminal, Advice.Level level) {
        return switch (level) {
            case OK -> terminal.style("32", "seen     ");
            case HINT -> terminal.style("33", "better   ");
            case BLIND -> terminal.style("31", "blind    ");
        };
    }
}
