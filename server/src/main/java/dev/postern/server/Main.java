// SPDX-License-Identifier: Apache-2.0
package dev.postern.server;

import dev.postern.server.output.ResultStream;
import dev.postern.server.output.SafeText;
import dev.postern.server.source.Reason;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start with:  postern scan /var/log/postgresql/*.log",
            "Exit codes:  0 ran; 1 some source could not be read, or the results not be written; 2 wrong usage or too",
            "             little memory; 3 a finding reaches --fail-on. A closed pipe (| head) ends the run quietly with 0."
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: scan, up, status, events, check, explain or formats");
    }

    public static void main(String[] args) {
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(run(new FileOutputStream(FileDescriptor.out), args));
    }

    /** Runs the program with its results written to a stream, and says so when they cannot be; returns the exit code. */
    public static int run(OutputStream out, String... args) {
        ResultStream results = new ResultStream(out);
        // UTF-8 whatever the locale: names in logs are.
        System.setOut(new PrintStream(new BufferedOutputStream(results, 1 << 16), false, StandardCharsets.UTF_8));
        int code = run(args);
        try {
            System.out.flush();
        } catch (ResultStream.FailedException e) {
            // said below, as for one met earlier
        }
        IOException failure = results.failure();
        if (failure == null || results.isClosedPipe()) {
            return code;
        }
        complain("cannot write the results: " + Reason.of(failure));
        return ExitCode.FAILED;
    }

    /** Runs the program without ending the process; returns the exit code. */
    public static int run(String... args) {
        try {
            CommandLine line = new CommandLine(new Main());
            Subcommands.addTo(line, args);
            return line.setCaseInsensitiveEnumValuesAllowed(true)
                    .setExpandAtFiles(false) // a file's name may begin with @
                    .setParameterExceptionHandler((e, given) -> wrongUsage(e))
                    .setExecutionExceptionHandler((e, of, parsed) -> failed(e))
                    .setExecutionStrategy(Main::execute)
                    .execute(args);
        } catch (OutOfMemoryError e) {
            complain("out of memory; give Java more, e.g. POSTERN_JAVA_OPTS=-Xmx1g, or read fewer logs at once");
            return ExitCode.USAGE;
        }
    }

    /** Help is written outside of what the execution exception handler sees. */
    private static int execute(CommandLine.ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (ResultStream.FailedException e) {
            return ExitCode.OK;
        }
    }

    private static int wrongUsage(ParameterException e) {
        complain(e.getMessage() + "; see " + e.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help");
        return ExitCode.USAGE;
    }

    private static int failed(Exception e) {
        if (e instanceof UsageException) {
            complain(String.valueOf(e.getMessage()));
            return ExitCode.USAGE;
        }
        if (e instanceof ResultStream.FailedException) {
            return ExitCode.OK; // who gave us the stream knows what has become of it
        }
        complain("internal error: " + e + "; please report it with the output of the same run with POSTERN_DEBUG=1");
        if (System.getenv("POSTERN_DEBUG") != null) {
            e.printStackTrace();
        }
        return ExitCode.FAILED;
    }

    private static void complain(String message) {
        System.err.println("postern: " + SafeText.of(message));
    }
}
