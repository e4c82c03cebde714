// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client that may be installed here.
 *
 * @param path of the program
 */
record ClientProgram(Path path) implements Client {
    private static final long SECONDS = 120;

    /** The program that a system property names, else the first of this name on the PATH that works; null when there is none. */
    static @Nullable ClientProgram find(String property, String name, String... trial) throws Exception {
        String named = System.getProperty(property);
        List<Path> candidates = named != null
                ? List.of(Path.of(named))
                : Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name))
                        .filter(Files::isExecutable)
                        .toList();
        for (Path each : candidates) {
            ClientProgram program = new ClientProgram(each);
            if (program.run(Map.of(), List.of(trial)).code() == 0) {
                return program;
            }
        }
        return null;
    }

    @Override
    public Run run(Map<String, String> environment, List<String> arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("client", ".out");
        Path err = Files.createTempFile("client", ".err");
        try {
            List<String> command = new ArrayList<>(List.of(path.toString()));
            command.addAll(arguments);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end within " + SECONDS + " s");
            }
            return new Run(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
