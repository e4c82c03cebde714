// SPDX-License-Identifier: Apache-2.0
package dev.postern.server;

import dev.postern.server.about.CompletionCommand;
import dev.postern.server.about.FormatsCommand;
import dev.postern.server.about.ManCommand;
import dev.postern.server.credentials.AdminLinkCommand;
import dev.postern.server.credentials.CredentialsCommand;
import dev.postern.server.evaluate.EvaluateCommand;
import dev.postern.server.intel.IntelCommand;
import dev.postern.server.scan.CheckCommand;
import dev.postern.server.scan.EventsCommand;
import dev.postern.server.scan.ExplainCommand;
import dev.postern.server.scan.ScanCommand;
import dev.postern.server.setup.ConfigCommand;
import dev.postern.server.sink.SinkCommand;
import dev.postern.server.status.StatusCommand;
import dev.postern.server.up.UpCommand;
import java.util.List;
import picocli.CommandLine;

/**
 * The commands by name, in the order of the help. Picocli sets a command up by reflection over all its options, which for all
 * commands takes longer than to read a small log: so only the one that the command line names is set up.
 */
enum Subcommands {
    SCAN("scan", ScanCommand.class),
    EVENTS("events", EventsCommand.class),
    CHECK("check", CheckCommand.class),
    EXPLAIN("explain", ExplainCommand.class),
    UP("up", UpCommand.class),
    STATUS("status", StatusCommand.class),
    INTEL("intel", IntelCommand.class),
    CREDENTIALS("credentials", CredentialsCommand.class),
    ADMIN_LINK("admin-link", AdminLinkCommand.class),
    CONFIG("config", ConfigCommand.class),
    SINK("sink", SinkCommand.class),
    FORMATS("formats", FormatsCommand.class),
    EVALUATE("evaluate", EvaluateCommand.class),
    COMPLETION("completion", CompletionCommand.class),
    MAN("man", ManCommand.class);

    private final String word;
    private final Class<?> command;

    Subcommands(String word, Class<?> command) {
        this.word = word;
        this.command = command;
    }

    /** What the user types. */
    String word() {
        return word;
    }

    /** Adds the commands that these arguments may need. */
    static void addTo(CommandLine line, String... args) {
        for (Subcommands each : needed(args)) {
            line.addSubcommand(each.command);
        }
    }

    private static List<Subcommands> needed(String... args) {
        for (Subcommands each : values()) {
            if (args.length > 0 && each.word.equals(args[0])) {
                // These two tell of the others.
                return each == COMPLETION || each == MAN ? List.of(values()) : List.of(each);
            }
        }
        return List.of(values());
    }
}
