// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.about;

import dev.postern.server.UsageException;
import dev.postern.server.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern man}: the manual pages. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the manual page of the program or of one of its commands, in roff.",
            "To read it:      postern man scan | man -l -",
            "To install one:  postern man scan > ~/.local/share/man/man1/postern-scan.1"
        })
public final class ManCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "One of the commands, e.g. scan, or config check.")
    private List<String> command = new ArrayList<>();

    @Override
    public Integer call() {
        CommandSpec page = spec.root();
        for (String word : command) {
            CommandLine found = page.subcommands().get(word);
            if (found == null) {
                throw new UsageException("'" + String.join(" ", command) + "' is no command; write one of "
                        + String.join(", ", spec.root().subcommands().keySet()));
            }
            page = found.getCommandSpec();
        }
        System.out.print(new ManPage(page, Version.number()).roff());
        return 0;
    }
}
