// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Other hosts on which the program that is read runs as well, within one file. Their process ids mean nothing to each other, so
 * they are not read together; and nothing says that a file is of one server alone, so it is a problem to be told with its remedy.
 */
final class Namesakes {
    /** Hosts that are told apart; a name in a line costs its sender nothing. */
    private static final int MOST_HOSTS = 64;

    private static final int MOST_NAMED = 5;

    private final Form form;
    private final Sender read;
    private final Map<String, Long> linesByHost = new TreeMap<>();
    private long lines;

    Namesakes(Form form, Sender read) {
        this.form = form;
        this.read = read;
    }

    /** Counts a line of another host. */
    void count(String host) {
        lines++;
        if (linesByHost.size() < MOST_HOSTS || linesByHost.containsKey(host)) {
            linesByHost.merge(host, 1L, Long::sum);
        }
    }

    /** Lines of other hosts. */
    long lines() {
        return lines;
    }

    /** What is wrong with a file and what to do; only when there are such lines. */
    String problem(String file) {
        String most = loudest();
        String hosts = linesByHost.size() > MOST_NAMED
                ? linesByHost.size() + " hosts, most of them on " + most
                : String.join(", ", linesByHost.keySet());
        String command = command(file, most);
        return file + ": holds the logs of several servers: " + read.title() + " was read, not "
                + (read.program().isEmpty() ? "" : read.program() + " on ") + hosts + " (lines: " + lines
                + "); give each server as a file, and an instance, of its own"
                + (command == null ? "" : ": " + command + ", then read " + most + "=" + most + ".log");
    }

    private String loudest() {
        return linesByHost.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** A command that writes a host's lines to a file; null where names are not plain, as whoever copies it trusts it. */
    private @Nullable String command(String file, String host) {
        String mark = form.markOf(new Sender(host, read.program()));
        if (mark == null || !isPlain(host) || !isPlain(read.program()) || !isQuotable(file)) {
            return null;
        }
        String grep = file.endsWith(".gz") ? "zgrep" : file.endsWith(".zst") ? "zstdgrep" : "grep";
        return grep + " -F -- '" + mark + "' '" + file + "' > '" + host + ".log'";
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.charAt(0) != '.'
                && name.charAt(0) != '-'
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '.'
                                || c == '-'
                                || c == '_');
    }

    private static boolean isQuotable(String file) {
        return !file.equals("-") && file.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '\'');
    }
}
