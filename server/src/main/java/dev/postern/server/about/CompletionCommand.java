// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.about;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern completion}: a script that teaches the shell our commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script for the shell that completes commands, options and their values.",
            "bash:  source <(postern completion bash)",
            "zsh:   source <(postern completion zsh)"
        })
public final class CompletionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Both read the same script: it turns on zsh's emulation of bash's completion by itself. */
    @Parameters(index = "0", paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    /** Shells; the names are what the user types. */
    enum Shell {
        bash,
        zsh
    }

    @Override
    public Integer call() {
        System.out.println("# For " + shell + ": source <(postern completion " + shell + ")");
        System.out.print(AutoComplete.bash("postern", spec.root().commandLine()));
        return 0;
    }
}
