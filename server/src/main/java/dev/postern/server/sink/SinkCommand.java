// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.sink;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code postern sink}: where findings go. */
@Command(
        name = "sink",
        mixinStandardHelpOptions = true,
        description = "Tries the places that findings are sent to.",
        subcommands = SinkTestCommand.class,
        synopsisSubcommandLabel = "COMMAND")
public final class SinkCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: test");
    }
}
