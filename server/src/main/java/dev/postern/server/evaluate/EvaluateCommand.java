// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import dev.postern.evaluation.Evaluation;
import dev.postern.evaluation.report.Evaluated;
import dev.postern.evaluation.traffic.FleetTraffic;
import dev.postern.evaluation.traffic.TrafficSettings;
import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.Version;
import dev.postern.server.output.Json;
import dev.postern.server.output.SafeText;
import dev.postern.server.output.Terminal;
import dev.postern.server.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern evaluate}: how well detection finds attacks in made-up traffic, and what it says besides. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures detection on the made-up logins of a fleet with attacks among them, and compares it with other rules.",
            "The same seeds give the same figures, but for the cost. Seeds 1 to 9 are for development, those from 101 on for"
                    + " tests that nobody tunes by. The whole takes hours; --quick takes less than a minute."
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
    private static final List<Long> QUICK_SEEDS = List.of(1L);
    /** The cut forest is a thousand times slower than the rest. */
    private static final int FORESTS = 8;

    private static final int QUICK_FORESTS = 1;

    @Option(
            names = "--seeds",
            paramLabel = "SEED",
            split = ",",
            description = "Seeds of the traffic, separated by commas. Default: 1,2,3; with --quick: 1.")
    private @Nullable List<Long> seeds;

    @Option(names = "--quick", description = "A small fleet for some weeks, and few attacks of each class.")
    private boolean quick;

    @Option(
            names = "--databases",
            paramLabel = "NUMBER",
            description = "Number of database instances, at least 5. Default: 40; with --quick: 10.")
    private @Nullable Integer databases;

    @Option(
            names = "--weeks",
            paramLabel = "NUMBER",
            description = "Length of the traffic, at least 6. Default: 26; with --quick: 8.")
    private @Nullable Integer weeks;

    @Option(
            names = "--attacks",
            paramLabel = "NUMBER",
            description = "Attacks of each class. Default: 30; with --quick: 6.")
    private @Nullable Integer attacks;

    @Option(
            names = "--format",
            paramLabel = "table|json|html",
            defaultValue = "table",
            description =
                    "Form of the result: a table, JSON, or a page to open in a browser. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Writes the result into a file instead of standard output.")
    private @Nullable Path output;

    @Option(names = "--no-baselines", description = "Leaves out the comparison with other rules.")
    private boolean noBaselines;

    /** Forms of the result; the names are what the user types. */
    enum Format {
        table,
        json,
        html
    }

    @Override
    public Integer call() throws InterruptedException {
        Set<Long> chosen = new LinkedHashSet<>(seeds != null ? seeds : quick ? QUICK_SEEDS : SEEDS);
        TrafficSettings size = size(chosen.iterator().next());
        checkOutput();
        Terminal terminal = Terminal.of(System.getenv());
        Counter counter = new Counter(System.err, terminal.errIsTerminal());
        Evaluated evaluated = new Evaluation(
                        seed -> new FleetTraffic(
                                new TrafficSettings(seed, size.databases(), size.weeks(), size.attacks())),
                        List.copyOf(chosen),
                        !noBaselines,
                        quick ? QUICK_FORESTS : FORESTS)
                .run(setting(size, chosen), counter::done);
        counter.finish();
        return write(text(evaluated, terminal));
    }

    /** Who waited for hours wants the result. */
    private void checkOutput() {
        Path folder = output == null ? null : output.toAbsolutePath().getParent();
        if (folder != null && !Files.isWritable(folder)) {
            throw new UsageException(
                    "cannot write " + output + ": its folder does not exist, or may not be written to");
        }
    }

    private TrafficSettings size(long seed) {
        TrafficSettings usual = quick ? TrafficSettings.quick(seed) : TrafficSettings.full(seed);
        try {
            return new TrafficSettings(
                    seed,
                    databases != null ? databases : usual.databases(),
                    weeks != null ? weeks : usual.weeks(),
                    attacks != null ? attacks : usual.attacks());
        } catch (IllegalArgumentException e) {
            throw new UsageException("the traffic needs " + e.getMessage());
        }
    }

    private Map<String, Object> setting(TrafficSettings size, Set<Long> chosen) {
        Map<String, Object> setting = new LinkedHashMap<>();
        setting.put("version", Version.number());
        setting.put("seeds", List.copyOf(chosen));
        setting.put("quick", quick);
        setting.put("databases", size.databases());
        setting.put("weeks", size.weeks());
        setting.put("attacksPerClass", size.attacks());
        return setting;
    }

    private String text(Evaluated evaluated, Terminal terminal) {
        return switch (format) {
            case table -> new EvaluationTable(terminal, evaluated).text();
            case json -> Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(evaluated) + "\n";
            case html -> new EvaluationPage(evaluated).html();
        };
    }

    private int write(String text) {
        if (output == null) {
            System.out.print(text);
            return ExitCode.OK;
        }
        try {
            Files.writeString(output, text);
            return ExitCode.OK;
        } catch (IOException e) {
            System.err.println("postern: " + SafeText.of("cannot write " + output + ": " + Reason.of(e)));
            return ExitCode.FAILED;
        }
    }
}
