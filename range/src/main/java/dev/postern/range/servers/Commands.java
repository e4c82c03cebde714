// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs short commands to their end. */
final class Commands {
    private Commands() {}

    /**
     * What became of a command.
     *
     * @param exit its exit status
     * @param output all that it wrote, standard output and errors together
     */
    record Result(int exit, String output) {}

    /**
     * Runs a command without input.
     *
     * @throws IOException when it cannot be started
     */
    static Result run(List<String> command) throws IOException {
        return run(command, "", Path.of("/"));
    }

    /**
     * Runs a command in a folder and writes {@code input} to it, which must fit into a pipe's buffer (64 KiB).
     *
     * @throws IOException when it cannot be started
     */
    static Result run(List<String> command, String input, Path folder) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command.get(0));
        }
    }

    /**
     * Runs a command that must succeed.
     *
     * @throws IOException with its output when it does not
     */
    static String require(List<String> command, String input, Path folder) throws IOException {
        Result result = run(command, input, folder);
        if (result.exit() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + result.exit() + ":\n" + result.output());
        }
        return result.output();
    }
}
