// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import java.nio.file.Path;
import java.util.List;

/** The configuration cannot be used; all that is wrong with it. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final String file;

    /** @param problems in the order of the file, at least one */
    ConfigException(Path file, List<Problem> problems) {
        super(
                problems.size() == 1
                        ? file + " has a problem: " + problems.get(0)
                        : file + " has " + problems.size() + " problems; the first: " + problems.get(0));
        this.file = file.toString();
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /** A line for each problem, {@code FILE:LINE:COLUMN: key: message}, as editors and terminals can follow. */
    public List<String> lines() {
        return problems.stream()
                .map(p -> file + (p.place().line() == 0 ? ": " : ":") + p)
                .toList();
    }
}
