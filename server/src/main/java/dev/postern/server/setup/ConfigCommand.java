// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.setup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code postern config}: the configuration itself. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Checks and shows the configuration.",
        subcommands = {ConfigCheckCommand.class, ConfigShowCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class ConfigCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: check or show");
    }
}
