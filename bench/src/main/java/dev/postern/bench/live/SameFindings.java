// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench.live;

import dev.postern.evaluation.traffic.FleetTraffic;
import dev.postern.evaluation.traffic.TrafficSettings;
import dev.postern.store.FindingQuery;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets {@code postern scan} and {@code postern up} read the same history of a made-up fleet and compares what they find. Left out of
 * the comparison are ids, account and detector, and the files and lines of logins, which are called otherwise where files rotate.
 */
@Command(name = "same", mixinStandardHelpOptions = true, sortOptions = false)
public final class SameFindings implements Callable<Integer> {
    private static final int MOST = 10_000;
    /** No login may come for so long: more than a silent connection is waited for. */
    private static final long QUIET_MILLIS = 90_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    @Option(names = "--databases", defaultValue = "30", description = "databases, at least 5 (default: 30)")
    private int databases;

    @Option(names = "--weeks", defaultValue = "13", description = "weeks, at least 6 (default: 13)")
    private int weeks;

    @Option(names = "--attacks", defaultValue = "6", description = "attacks of each class (default: 6)")
    private int attacks;

    @Option(names = "--seed", defaultValue = "5", description = "seed of the traffic (default: 5)")
    private long seed;

    @Parameters(index = "0", paramLabel = "LAUNCHER", description = "the launcher of Postern")
    private @Nullable Path launcher;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "an empty folder for everything")
    private @Nullable Path folder;

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SameFindings()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path program = launcher == null ? Path.of("postern") : launcher;
        Path work = Files.createDirectories(folder == null ? Path.of("same") : folder);
        FleetTraffic traffic = new FleetTraffic(new TrafficSettings(seed, databases, weeks, attacks));
        traffic.write(work.resolve("logs"), traffic.start(), traffic.end());
        Map<String, List<Path>> logs = logs(work.resolve("logs"));
        Files.writeString(work.resolve("postern.yaml"), configuration(logs));

        Map<String, Integer> scanned = scan(program, work, logs);
        say("scan: %d findings and notes", sum(scanned));
        Map<String, Integer> stored = up(program, work);
        say("up: %d findings and notes", sum(stored));
        int onlyScanned = missing(scanned, stored);
        int onlyStored = missing(stored, scanned);
        say("only scan's: %d, only up's: %d", onlyScanned, onlyStored);
        return onlyScanned + onlyStored == 0 ? 0 : 1;
    }

    /** The files by database; a MySQL server has two. */
    private static Map<String, List<Path>> logs(Path folder) throws IOException {
        Map<String, List<Path>> logs = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> {
                String name = file.getFileName().toString().replaceAll("(-error|-general)?\\.log$", "");
                logs.computeIfAbsent(name, each -> new ArrayList<>()).add(file.toAbsolutePath());
            });
        }
        return logs;
    }

    private static String configuration(Map<String, List<Path>> logs) {
        StringBuilder yaml =
                new StringBuilder("retention:\n  logins: 3650d\n  loginsMaxSize: 40GB\n  findings: 3650d\n");
        yaml.append("databases:\n");
        logs.forEach((id, files) -> yaml.append("  - id: ")
                .append(id)
                .append("\n    timezone: UTC\n    logs: ")
                .append(files)
                .append('\n'));
        return yaml.toString();
    }

    private static Map<String, Integer> scan(Path program, Path work, Map<String, List<Path>> logs)
            throws IOException, InterruptedException {
        Path output = work.resolve("scan.jsonl");
        List<String> command = new ArrayList<>(List.of(program.toString(), "scan", "--timezone", "UTC"));
        command.addAll(List.of("--show-notes", "--show-learning", "--format", "jsonl"));
        logs.forEach((id, files) -> files.forEach(file -> command.add(id + "=" + file)));
        int code = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("postern scan ended with " + code);
        }
        try (Stream<String> lines = Files.lines(output)) {
            return counted(lines);
        }
    }

    private static Map<String, Integer> up(Path program, Path work) throws IOException, InterruptedException {
        try (WatchedProcess postern = new WatchedProcess(program, work)) {
            long logged = -1;
            long since = System.nanoTime();
            while (logged <= 0 || (System.nanoTime() - since) / 1_000_000 < QUIET_MILLIS) {
                Thread.sleep(1_000); // between looks
                long now = postern.logged();
                if (now != logged) {
                    logged = now;
                    since = System.nanoTime();
                }
            }
            say("up: %d logins", logged);
        }
        try (Store store = SqliteStore.open(work.resolve("data/postern.db"), InstantSource.system())) {
            List<String> documents = new ArrayList<>();
            store.findings(Scope.DEFAULT)
                    .search(FindingQuery.any(MOST))
                    .forEach(each -> documents.add(each.state().document()));
            if (documents.size() == MOST) {
                throw new IllegalStateException(
                        "more findings than can be compared: fewer databases, weeks or attacks");
            }
            return counted(documents.stream());
        }
    }

    private static Map<String, Integer> counted(Stream<String> documents) {
        Map<String, Integer> counts = new HashMap<>();
        documents.forEach(document -> counts.merge(comparable(document), 1, Integer::sum));
        return counts;
    }

    private static String comparable(String document) {
        ObjectNode finding = (ObjectNode) JSON.readTree(document);
        finding.remove(List.of("id", "arn", "accountId"));
        ObjectNode service = (ObjectNode) finding.get("service");
        service.remove("detectorId");
        service.remove("detection"); // an attack in stages names findings by their ids
        JsonNode value = service.path("additionalInfo").path("value");
        if (value.isString()) {
            ObjectNode evidence = (ObjectNode) JSON.readTree(value.asString());
            evidence.remove("relatedFindings");
            evidence.path("logins").forEach(login -> ((ObjectNode) login).remove(List.of("lines")));
            ((ObjectNode) service.get("additionalInfo")).set("value", evidence);
        }
        return finding.toString();
    }

    private static int missing(Map<String, Integer> these, Map<String, Integer> those) {
        int missing = 0;
        for (Map.Entry<String, Integer> each : these.entrySet()) {
            int more = each.getValue() - those.getOrDefault(each.getKey(), 0);
            if (more > 0 && missing == 0) {
                System.out.println("for example " + each.getKey());
            }
            missing += Math.max(0, more);
        }
        return missing;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
