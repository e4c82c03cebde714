// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench.live;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code postern up} of which the cost is looked at ({@code /proc}, Linux). */
final class WatchedProcess implements AutoCloseable {
    private static final Pattern LAST_SEQ = Pattern.compile("\"lastSeq\":(\\d+)");
    private static final Pattern GENERATION = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final double TICKS_A_SECOND = 100; // USER_HZ, the same on all Linux platforms of today

    private final Process process;
    private final int port;
    private final URI status;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    WatchedProcess(Path launcher, Path folder) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        status = URI.create("http://127.0.0.1:" + port + "/postern/v1/status");
        process = new ProcessBuilder(
                        launcher.toString(),
                        "up",
                        "--config",
                        folder.resolve("postern.yaml").toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /** Inputs in the login log; -1 while it does not answer. */
    long logged() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(status)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            Matcher found =
                    LAST_SEQ.matcher(http.send(request, BodyHandlers.ofString()).body());
            return found.find() ? Long.parseLong(found.group(1)) : -1;
        } catch (IOException notYet) {
            if (!process.isAlive()) {
                throw new IllegalStateException("postern up has ended; see its output", notYet);
            }
            return -1;
        }
    }

    /** Waits until so many inputs are logged, or for a time; returns how many are. */
    long await(long inputs, long seconds) throws InterruptedException {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        long logged = logged();
        while (logged < inputs && System.nanoTime() < until) {
            Thread.sleep(50); // between looks
            logged = logged();
        }
        return logged;
    }

    /** CPU time so far, seconds. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    /** Resident memory in MB: {@code VmHWM} is the most so far, {@code VmRSS} that of now. */
    long megabytes(String which) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith(which + ":")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1_024;
            }
        }
        return -1;
    }

    /**
     * Megabytes of its heap that are in use after a full collection, which this asks for. Resident memory does not tell this: a heap that is
     * given 256 MB fills them with what is dead before it looks for it.
     */
    double liveHeap() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher generation = GENERATION.matcher(jcmd("GC.heap_info"));
        double kilobytes = 0;
        while (generation.find()) {
            kilobytes += Long.parseLong(generation.group(1));
        }
        if (kilobytes == 0) {
            throw new IOException("jcmd tells nothing about the heap of process " + process.pid());
        }
        return kilobytes / 1_024;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd: " + said);
        }
        return said;
    }

    /** Ends it without a word, as the kernel does when memory runs out. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
