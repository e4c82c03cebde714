// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs {@code postern up} for long beside logs that grow, are rotated each minute and have bursts. In the first half it is ended and killed
 * in turn; in the second half it runs on, and what lives in its memory must stay as it is. In the end each login must have been logged once, and each
 * finding have come.
 */
@Command(name = "soak", mixinStandardHelpOptions = true, sortOptions = false)
public final class Soak implements Callable<Integer> {
    private static final int STEPS_A_SECOND = 20;
    private static final int SECONDS_A_MINUTE = 60;
    /** Of each fifth minute the first seconds have a burst. */
    private static final int BURST_EVERY = 5;

    private static final int BURST_SECONDS = 10;
    private static final int BURST = 20;
    private static final int RESTART_EVERY = 3;
    private static final double MOST_GROWTH = 1.1;
    private static final long MOST_RESIDENT = 400;
    private static final long PATIENCE_SECONDS = 120;

    @Option(names = "--minutes", defaultValue = "60", description = "for so long (default: 60)")
    private int minutes;

    @Option(names = "--databases", defaultValue = "20", description = "databases (default: 20)")
    private int databases;

    @Option(
            names = "--rate",
            defaultValue = "100",
            description = "logins a second, 20 times that in bursts (default: 100)")
    private int rate;

    @Parameters(index = "0", paramLabel = "LAUNCHER", description = "the launcher of Postern")
    private @Nullable Path launcher;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "an empty folder for everything")
    private @Nullable Path folder;

    private int restarts;
    private double heapBefore;

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Soak()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder == null ? Path.of("soak") : folder);
        LiveLoad load = new LiveLoad(work, databases);
        load.configure();
        WatchedProcess postern = start(work);
        try {
            for (int minute = 0; minute < minutes; minute++) {
                if (minute > 0 && minute % RESTART_EVERY == 0 && minute < minutes / 2) {
                    postern = restart(postern, load, work);
                }
                load(load, minute);
                load.rotate();
                heapBefore = minute == minutes / 2 ? postern.liveHeap() : heapBefore;
                System.out.printf(
                        Locale.ROOT,
                        "minute %d: %d logins written, %d MB resident%n",
                        minute + 1,
                        load.written(),
                        postern.megabytes("VmRSS"));
            }
            long logged = postern.await(load.written(), PATIENCE_SECONDS);
            Thread.sleep(5_000); // the last findings are on their way, and so would be what is doubled
            logged = Math.max(logged, postern.logged());
            return judge(logged, load, postern, work);
        } finally {
            postern.close();
        }
    }

    private WatchedProcess start(Path work) throws IOException, InterruptedException {
        WatchedProcess postern = new WatchedProcess(launcher == null ? Path.of("postern") : launcher, work);
        postern.await(0, PATIENCE_SECONDS);
        return postern;
    }

    /** Ends or kills it; the servers go on meanwhile, and their logs are rotated. */
    private WatchedProcess restart(WatchedProcess postern, LiveLoad load, Path work)
            throws IOException, InterruptedException {
        restarts++;
        if (restarts % 2 == 0) {
            postern.close();
        } else {
            postern.kill();
        }
        load.write(rate);
        load.rotate();
        load.write(rate);
        return start(work);
    }

    private void load(LiveLoad load, int minute) throws IOException, InterruptedException {
        long began = System.nanoTime();
        for (int step = 1; step <= SECONDS_A_MINUTE * STEPS_A_SECOND; step++) {
            boolean isBurst = minute % BURST_EVERY == 0 && step <= BURST_SECONDS * STEPS_A_SECOND;
            load.write(rate * (isBurst ? BURST : 1) / STEPS_A_SECOND);
            long pause = began + step * 1_000_000_000L / STEPS_A_SECOND - System.nanoTime();
            if (pause > 0) {
                Thread.sleep(pause / 1_000_000, (int) (pause % 1_000_000)); // the pace of the load
            }
        }
    }

    private int judge(long logged, LiveLoad load, WatchedProcess postern, Path work)
            throws IOException, InterruptedException {
        long resident = postern.megabytes("VmHWM");
        double heap = postern.liveHeap();
        Set<String> missing = new TreeSet<>(load.attacks().keySet());
        missing.removeAll(told(work.resolve("data")));
        System.out.printf(
                Locale.ROOT,
                "%d logins written, %d logged; %d findings awaited, %d never came; %d restarts;"
                        + " %.1f MB of heap alive after the half, %.1f MB in the end; at most %d MB resident%n",
                load.written(),
                logged,
                load.attacks().size(),
                missing.size(),
                restarts,
                heapBefore,
                heap,
                resident);
        boolean isFlat = heap <= MOST_GROWTH * heapBefore && resident <= MOST_RESIDENT;
        return logged == load.written() && missing.isEmpty() && isFlat ? 0 : 1;
    }

    /** Addresses of all findings that were sent. */
    private static Set<String> told(Path data) throws IOException {
        Set<String> told = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data, "findings*.jsonl*")) {
            for (Path file : files) {
                try (BufferedReader in = Files.newBufferedReader(file)) {
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        String attacker = LiveLoad.attacker(line);
                        if (attacker != null) {
                            told.add(attacker);
                        }
                    }
                }
            }
        }
        return told;
    }
}
