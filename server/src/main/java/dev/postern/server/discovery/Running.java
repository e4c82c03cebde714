// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running process, from Linux's {@code /proc} (proc(5)). Any user may choose the name and arguments of a process, so they are
 * no more than a hint where to look.
 *
 * @param folder its folder in {@code /proc}
 * @param program file name of its program
 * @param arguments without the program's name
 */
record Running(String folder, String program, List<String> arguments) {
    private static final int MOST_ARGUMENTS = 200;

    /** All whose command line can be read. */
    static List<Running> on(Machine machine) {
        List<Running> all = new ArrayList<>();
        for (String name : machine.names("/proc")) {
            String commandLine = isNumber(name) ? machine.text("/proc/" + name + "/cmdline") : null;
            if (commandLine != null && !commandLine.isEmpty()) {
                List<String> words = List.of(commandLine.split("\0", MOST_ARGUMENTS));
                String program = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
                all.add(new Running("/proc/" + name, program, words.subList(1, words.size())));
            }
        }
        return all;
    }

    /** Settings given as {@code --name=value} or {@code -c name=value}; hyphens in names are underscores. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean separate = argument.equals("-c") && i + 1 < arguments.size();
            String setting = separate ? arguments.get(++i) : argument.startsWith("--") ? argument.substring(2) : "";
            int equals = setting.indexOf('=');
            if (equals > 0) {
                settings.put(setting.substring(0, equals).replace('-', '_'), setting.substring(equals + 1));
            }
        }
        return settings;
    }

    /** The value of an option of one letter: {@code -D value} or {@code -Dvalue}. */
    @Nullable
    String letter(char letter) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith("-" + letter)) {
                String value = arguments.get(i).substring(2);
                return !value.isEmpty() ? value : i + 1 < arguments.size() ? arguments.get(i + 1) : null;
            }
        }
        return null;
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
