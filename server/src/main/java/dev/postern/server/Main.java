// SPDX-License-Identifier: Apache-2.0
package dev.postern.server;

import dev.postern.server.about.CompletionCommand;
import dev.postern.server.about.FormatsCommand;
import dev.postern.server.about.ManCommand;
import dev.postern.server.output.SafeText;
import dev.postern.server.scan.CheckCommand;
import dev.postern.server.scan.EventsCommand;
import dev.postern.server.scan.ExplainCommand;
import dev.postern.server.scan.ScanCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of the program. */
@Command(
        name = "postern",
        description = "Threat detection for database logins: reads the logs of PostgreSQL, MySQL and MariaDB servers.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ScanCommand.class,
            EventsCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            FormatsCommand.class,
            CompletionCommand.class,
            ManCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start with:  postern scan /var/log/postgresql/*.log",
            "Exit codes:  0 ran; 1 some source could not be read; 2 wrong usage; 3 a finding reaches --fail-on"
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: scan, events, check, explain or formats.");
    }

    public static void main(String[] args) {
        // Results are UTF-8 whatever the locale: names in logs are.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int code = run(args);
        System.out.flush();
        if (System.out.checkError() && code == ExitCode.OK) {
            code = ExitCode.SOURCE_FAILED; // the reader of our output went away
        }
        System.exit(code);
    }

    /** Runs the program without ending the process; returns the exit code. */
    public static int run(String... args) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(e -> ExitCode.USAGE)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof UsageException) {
                        System.err.println("postern: " + SafeText.of(String.valueOf(e.getMessage())));
                        return ExitCode.USAGE;
                    }
                    throw e;
                })
                .execute(args);
    }
}
