// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.server.ExitCode;
import dev.postern.server.output.Json;
import dev.postern.server.output.SafeText;
import dev.postern.server.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern status}: how a running Postern is doing. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Tells how a running Postern is doing: databases, findings, deliveries, and what needs attention.",
            "Exit codes: 0 all is well; 1 something needs attention, or no status was to be had; 2 wrong usage."
        })
public final class StatusCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8420",
            description = "Where it listens. Default: ${DEFAULT-VALUE}.")
    private String url = "http://127.0.0.1:8420";

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "Form of the output. Default: ${DEFAULT-VALUE}.")
    private Form form = Form.table;

    /** Forms of the output; the names are what the user types. */
    enum Form {
        table,
        json
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            Status status = new StatusClient(url).ask();
            System.out.print(
                    switch (form) {
                        case table -> new StatusTable(Terminal.of(System.getenv())).of(status);
                        case json ->
                            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(status) + "\n";
                    });
            return Troubles.of(status).isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        } catch (StatusClient.NoStatusException e) {
            System.err.println("postern: " + SafeText.of(String.valueOf(e.getMessage())));
            return ExitCode.FAILED;
        }
    }
}
