// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The AWS CLI of a Python that has it as a package, loaded once for all commands: see {@code clients/aws.py}. */
final class LoadedCli implements Client {
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    /** A command as the script reads it. */
    record Command(List<String> arguments, Map<String, String> environment, String out, String err) {}

    private LoadedCli(Process process) {
        this.process = process;
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Loads it; null when no Python on the PATH has it. */
    static @Nullable LoadedCli start() throws Exception {
        ClientProgram python = ClientProgram.find("postern.python", "python3", "-c", "import awscli.clidriver");
        return python == null ? null : of(python);
    }

    private static LoadedCli of(ClientProgram python) throws IOException, URISyntaxException {
        Path script = Path.of(LoadedCli.class.getResource("/clients/aws.py").toURI());
        LoadedCli cli = new LoadedCli(new ProcessBuilder(python.path().toString(), script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        cli.answer(); // its version
        return cli;
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the process that runs the AWS CLI has ended");
        }
        return line;
    }

    @Override
    public Run run(Map<String, String> environment, List<String> arguments) throws IOException {
        Path out = Files.createTempFile("client", ".out");
        Path err = Files.createTempFile("client", ".err");
        try {
            commands.write(JSON.writeValueAsString(new Command(arguments, environment, out.toString(), err.toString()))
                    + "\n");
            commands.flush();
            int code = Integer.parseInt(answer());
            return new Run(code, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroy();
        }
    }
}
