// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.about;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, from its annotations. */
final class ManPage {
    private final CommandSpec command;
    private final String version;
    private final Roff roff = new Roff();

    ManPage(CommandSpec command, String version) {
        this.command = command;
        this.version = version;
    }

    String roff() {
        String page = page(command);
        roff.macro("TH", page.toUpperCase(Locale.ROOT), "1", "", "postern " + version, "User Commands");
        roff.request("nh"); // options and names must not be broken
        roff.request("ad l");
        roff.macro("SH", "NAME");
        String[] description = command.usageMessage().description();
        roff.line(Roff.escape(page) + " \\- " + Roff.escape(summary(description[0])));
        roff.macro("SH", "SYNOPSIS");
        synopsis();
        roff.macro("SH", "DESCRIPTION");
        for (String paragraph : description) {
            roff.text(paragraph);
            roff.macro("PP");
        }
        arguments();
        options();
        commands();
        exitStatus();
        environment();
        seeAlso();
        return roff.toString();
    }

    private static String page(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /** The first sentence, as the NAME section has it: without a full stop. */
    private static String summary(String description) {
        int end = description.indexOf(". ");
        String sentence = end < 0 ? description : description.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private void synopsis() {
        List<String> parts = new ArrayList<>();
        parts.add(Roff.bold(command.qualifiedName(" ")));
        parts.add("[" + Roff.italic("options") + "]");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String label =
                    Roff.italic(parameter.paramLabel()) + (parameter.arity().max() > 1 ? "..." : "");
            parts.add(parameter.arity().min() == 0 ? "[" + label + "]" : label);
        }
        if (!command.subcommands().isEmpty()) {
            parts.add(Roff.italic("COMMAND"));
        }
        roff.line(String.join(" ", parts));
    }

    private void arguments() {
        if (command.positionalParameters().isEmpty()) {
            return;
        }
        roff.macro("SH", "ARGUMENTS");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            roff.macro("TP");
            roff.line(Roff.italic(parameter.paramLabel()));
            roff.text(String.join(" ", parameter.description()));
        }
    }

    private void options() {
        roff.macro("SH", "OPTIONS");
        for (OptionSpec option : command.options()) {
            List<String> names = new ArrayList<>();
            for (String name : option.names()) {
                names.add(Roff.bold(name));
            }
            String value = option.arity().max() == 0 ? "" : " " + Roff.italic(option.paramLabel());
            roff.macro("TP");
            roff.line(String.join(", ", names) + value);
            roff.text(String.join(" ", option.description()));
        }
    }

    private void commands() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        roff.macro("SH", "COMMANDS");
        command.subcommands().forEach((name, line) -> {
            CommandSpec subcommand = line.getCommandSpec();
            roff.macro("TP");
            roff.line(Roff.bold(page(subcommand)) + "(1)");
            roff.text(subcommand.usageMessage().description()[0]);
        });
    }

    private void exitStatus() {
        roff.macro("SH", "EXIT STATUS");
        String[][] codes = {
            {"0", "It ran, with findings or without."},
            {"1", "Some source could not be read; the others were."},
            {"2", "Wrong usage or configuration."},
            {"3", "A finding reaches --fail-on."}
        };
        for (String[] code : codes) {
            roff.macro("TP");
            roff.line(Roff.bold(code[0]));
            roff.text(code[1]);
        }
    }

    private void environment() {
        roff.macro("SH", "ENVIRONMENT");
        roff.macro("TP");
        roff.line(Roff.bold("POSTERN_JAVA_OPTS"));
        roff.text("Options for Java, separated by blanks, such as -Xmx1g.");
        roff.macro("TP");
        roff.line(Roff.bold("NO_COLOR"));
        roff.text("When set, output to a terminal is not coloured.");
    }

    private void seeAlso() {
        roff.macro("SH", "SEE ALSO");
        List<String> pages = new ArrayList<>();
        CommandSpec root = command.root();
        if (command != root) {
            pages.add(Roff.bold(page(root)) + "(1)");
        }
        root.subcommands().values().forEach(line -> {
            if (line.getCommandSpec() != command) {
                pages.add(Roff.bold(page(line.getCommandSpec())) + "(1)");
            }
        });
        roff.line(String.join(", ", pages));
    }
}
