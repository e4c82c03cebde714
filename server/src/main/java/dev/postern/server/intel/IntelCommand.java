// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code postern intel}: everything about feeds. */
@Command(
        name = "intel",
        mixinStandardHelpOptions = true,
        description =
                "Threat, Tor and geography feeds: which there are, which are used, and what is known of an address.",
        subcommands = {
            IntelListCommand.class,
            IntelEnableCommand.class,
            IntelDisableCommand.class,
            IntelUpdateCommand.class,
            IntelStatusCommand.class,
            IntelLookupCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Start with:  postern intel enable recommended && postern intel update"})
public final class IntelCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: list, enable, disable, update, status or lookup");
    }
}
