// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server's main process, which ends with this virtual machine at the latest. */
final class ServerProcess {
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration START = Duration.ofSeconds(90);
    private static final int TAIL = 4_000;

    private final Process process;
    private final Path output;
    private final Thread hook;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.hook = new Thread(process::destroyForcibly, "stop " + output.getFileName());
    }

    /**
     * Starts a server.
     *
     * @param output takes what it writes to its standard output and errors
     */
    static ServerProcess start(List<String> command, Path folder, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        ServerProcess server = new ServerProcess(process, output);
        Runtime.getRuntime().addShutdownHook(server.hook);
        return server;
    }

    /**
     * Waits until the server answers as it should.
     *
     * @throws IOException with the end of its output when it ends or takes too long
     */
    void awaitReady(String name, Deadline.Question ready) throws IOException {
        Deadline.await(name + " that lets us log in", START, () -> {
            if (!process.isAlive()) {
                throw new IOException(name + " ended with " + process.exitValue() + " while starting:\n" + tail());
            }
            return ready.ask();
        });
    }

    /**
     * Asks the server to stop and waits.
     *
     * @param signal the signal that asks this server for an orderly and quick end, e.g. {@code INT}
     * @throws IOException when it did not stop in time and was killed
     */
    void stop(String signal) throws IOException {
        try {
            if (process.isAlive()) {
                Commands.run(List.of("sh", "-c", "kill -" + signal + " " + process.pid()));
                if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException("a server did not stop within " + STOP.toSeconds() + " s:\n" + tail());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopping a server");
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private String tail() throws IOException {
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.length() - TAIL));
    }
}
