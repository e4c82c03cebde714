// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.credentials;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code postern credentials}: access keys of the API. */
@Command(
        name = "credentials",
        mixinStandardHelpOptions = true,
        subcommands = {CreateCommand.class, ListCommand.class, RevokeCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes, lists and revokes access keys of the GuardDuty API, whether Postern runs or not.")
public final class CredentialsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: create, list or revoke");
    }
}
