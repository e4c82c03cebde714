// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.up;

import dev.postern.range.servers.Loopback;
import dev.postern.server.Main;
import dev.postern.store.LoggedInput;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@code postern up} in a process that can be killed, with a folder that outlives it. */
public final class RunningPostern implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path config;
    private final Path data;
    private final Path output;
    private int port;
    private @Nullable Process process;
    private int saidBefore;

    /** Makes one that is not started yet. */
    public RunningPostern(Path config, Path data) {
        this.config = config;
        this.data = data;
        output = data.resolveSibling(data.getFileName() + ".output");
    }

    /** Starts it. */
    public void start() throws IOException {
        Files.createDirectories(data);
        saidBefore = Files.exists(output) ? output().length() : 0;
        port = Loopback.freePort();
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "up",
                        "--config",
                        config.toString(),
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    /** Ends it as the kernel does when memory runs out: nothing of it is told. */
    public void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.waitFor();
            process = null;
        }
    }

    /** Sends it SIGHUP. */
    void hangUp() throws IOException, InterruptedException {
        Process running = process;
        if (running == null
                || new ProcessBuilder("kill", "-HUP", Long.toString(running.pid()))
                                .start()
                                .waitFor()
                        != 0) {
            throw new IllegalStateException("it does not run");
        }
    }

    /** Asks it to end, and waits. */
    public void end() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it did not end within 30 s of being asked to");
            }
            process = null;
        }
    }

    /** A condition that takes a while. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Waits for something, up to two minutes. */
    void await(Condition condition) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited for nothing; it said:\n" + output());
            }
            Thread.sleep(100); // between looks at a condition
        }
    }

    /** Kills it if a test has left it running. */
    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    /** What it has said so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Whether it has said since its latest start that it watches. */
    public boolean isWatching() throws IOException {
        return output().substring(saidBefore).contains("watching 1 database");
    }

    /** Its answer to whether it is ready: an HTTP status. */
    int readiness() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** What its login log holds. */
    public List<LoggedInput> logins() {
        try (Store store = open()) {
            return store.logins(Scope.DEFAULT).after(0, 1_000_000);
        }
    }

    private Store open() {
        return SqliteStore.open(data.resolve("postern.db"), InstantSource.system());
    }
}
