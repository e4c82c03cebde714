// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.server.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The program run in this process.
 *
 * @param exit its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Cli(int exit, String out, String err) {

    public static Cli run(String... arguments) {
        return withInput(new byte[0], arguments);
    }

    static Cli withInput(byte[] input, String... arguments) {
        return withInput(new ByteArrayInputStream(input), arguments);
    }

    static synchronized Cli withInput(InputStream input, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream capturedOut = new ByteArrayOutputStream();
        ByteArrayOutputStream capturedErr = new ByteArrayOutputStream();
        try {
            System.setIn(input);
            System.setOut(new PrintStream(capturedOut, true, UTF_8));
            System.setErr(new PrintStream(capturedErr, true, UTF_8));
            int exit = Main.run(arguments);
            System.out.flush();
            return new Cli(exit, capturedOut.toString(UTF_8), capturedErr.toString(UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Runs with standard output being this stream; {@link #out()} is empty. */
    static synchronized Cli writingTo(OutputStream results, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream capturedErr = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(capturedErr, true, UTF_8));
            int exit = Main.run(results, arguments);
            return new Cli(exit, "", capturedErr.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    java.util.List<String> outLines() {
        return out.lines().toList();
    }
}
