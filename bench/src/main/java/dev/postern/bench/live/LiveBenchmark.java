// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs {@code postern up} beside growing logs and tells how far findings lag behind, what it keeps up with and what it costs. */
@Command(name = "live", mixinStandardHelpOptions = true, sortOptions = false)
public final class LiveBenchmark implements Callable<Integer> {
    private static final int STEP_MILLIS = 10;
    private static final long PATIENCE_SECONDS = 600;

    @Option(names = "--databases", defaultValue = "200", description = "databases (default: 200)")
    private int databases;

    @Option(
            names = "--backlog",
            defaultValue = "200000",
            description = "logins written before the start (default: 200000)")
    private int backlog;

    @Option(names = "--rate", defaultValue = "2000", description = "logins a second while it watches (default: 2000)")
    private int rate;

    @Option(names = "--seconds", defaultValue = "30", description = "for so long (default: 30)")
    private int seconds;

    @Option(names = "--idle", defaultValue = "30", description = "seconds without a login afterwards (default: 30)")
    private int idle;

    @Parameters(index = "0", paramLabel = "LAUNCHER", description = "the launcher of Postern")
    private @Nullable Path launcher;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "an empty folder for everything")
    private @Nullable Path folder;

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new LiveBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder == null ? Path.of("live") : folder);
        LiveLoad load = new LiveLoad(work, databases);
        load.configure();
        while (load.written() < backlog) {
            load.write((int) Math.min(1_000, backlog - load.written()));
        }
        load.attacks().clear(); // what is older than the first start is not sent
        try (WatchedProcess postern = new WatchedProcess(launcher == null ? Path.of("postern") : launcher, work)) {
            caughtUp(postern, load);
            watch(postern, load, work.resolve("data/findings.jsonl"));
            double before = postern.cpuSeconds();
            Thread.sleep(idle * 1_000L); // this is what is measured
            say("idle: %.2f %% of a processor", 100 * (postern.cpuSeconds() - before) / idle);
            say("memory: %d MB resident now, %d MB at most", postern.megabytes("VmRSS"), postern.megabytes("VmHWM"));
        }
        return 0;
    }

    private void caughtUp(WatchedProcess postern, LiveLoad load) throws IOException, InterruptedException {
        long began = System.nanoTime();
        await(postern, 1);
        long first = System.nanoTime();
        await(postern, load.written());
        double whole = (System.nanoTime() - first) / 1e9;
        say(
                "backlog: %d logins of %d databases in %.1f s (%.0f a second) after %.1f s of start; %.1f CPU s",
                load.written(), databases, whole, load.written() / whole, (first - began) / 1e9, postern.cpuSeconds());
    }

    private static void await(WatchedProcess postern, long logins) throws InterruptedException {
        long logged = postern.await(logins, PATIENCE_SECONDS);
        if (logged < logins) {
            throw new IllegalStateException(logged + " of " + logins + " logins are logged");
        }
    }

    /** Writes on, and reads what is sent as it comes. */
    private void watch(WatchedProcess postern, LiveLoad load, Path findings) throws IOException, InterruptedException {
        double before = postern.cpuSeconds();
        long began = System.nanoTime();
        List<Long> lags = Collections.synchronizedList(new ArrayList<>());
        Thread reader = new Thread(() -> read(findings, load, lags), "findings");
        reader.setDaemon(true);
        reader.start();
        long from = load.written();
        for (long step = 1; step <= seconds * 1_000L / STEP_MILLIS; step++) {
            long due = from + step * rate * STEP_MILLIS / 1_000;
            if (due > load.written()) {
                load.write((int) (due - load.written()));
            }
            long pause = began + step * STEP_MILLIS * 1_000_000L - System.nanoTime();
            if (pause > 0) {
                Thread.sleep(pause / 1_000_000, (int) (pause % 1_000_000)); // the pace of the load
            }
        }
        double wrote = (System.nanoTime() - began) / 1e9;
        await(postern, load.written());
        double all = (System.nanoTime() - began) / 1e9;
        say(
                "live: %d logins in %.1f s (%.0f a second), all logged %.1f s later; %.1f CPU s",
                load.written() - from,
                wrote,
                (load.written() - from) / wrote,
                all - wrote,
                postern.cpuSeconds() - before);
        Thread.sleep(2_000); // the last findings are on their way
        say(
                "from the line to the finding in the file: %s; %d never came",
                percentiles(lags), load.attacks().size());
    }

    private static void read(Path findings, LiveLoad load, List<Long> lags) {
        while (!Files.exists(findings)) {
            Thread.onSpinWait(); // it comes with the first finding
        }
        try (BufferedReader in = Files.newBufferedReader(findings)) {
            StringBuilder line = new StringBuilder();
            while (true) {
                int c = in.read();
                if (c < 0) {
                    Thread.sleep(1); // nothing more yet
                } else if (c == '\n') {
                    String attacker = LiveLoad.attacker(line);
                    Long written = attacker == null ? null : load.attacks().remove(attacker);
                    if (written != null) {
                        lags.add(System.nanoTime() - written);
                    }
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            System.err.println("reading findings: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String percentiles(List<Long> lags) {
        List<Long> sorted = new ArrayList<>(List.copyOf(lags));
        Collections.sort(sorted);
        if (sorted.isEmpty()) {
            return "none came";
        }
        return String.format(
                Locale.ROOT,
                "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, most %.0f ms (%d findings)",
                at(sorted, 0.50),
                at(sorted, 0.95),
                at(sorted, 0.99),
                at(sorted, 1),
                sorted.size());
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size()))) / 1e6;
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
