// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

/** Client programs that anybody has at hand, recognised by how the name that they send begins. */
public final class Tools {

    /** Programs in which a person types: shells and graphical clients. */
    private static final String[] INTERACTIVE = {
        "psql",
        "pgadmin",
        "dbeaver",
        "datagrip",
        "jetbrains",
        "intellij",
        "navicat",
        "heidisql",
        "tableplus",
        "beekeeper",
        "mysql",
        "mariadb",
        "adminer",
        "phpmyadmin",
        "pgcli",
        "mycli",
        "sqlectron",
        "dbvisualizer",
        "squirrel"
    };

    /** Dump programs, and the names that drivers send when the program names nothing. */
    private static final String[] GENERIC = {
        "pg_dump", "pg_dumpall", "mysqldump", "mariadb-dump", "python", "postgresql jdbc driver", "libmysql", "nmap"
    };

    private Tools() {}

    /** Whether a person sits in front of a program of this name. */
    public static boolean isInteractive(String application) {
        return startsWithOne(application, INTERACTIVE);
    }

    /** Whether an attacker's client may well send this name; the empty name is the commonest of all. */
    public static boolean isGeneric(String application) {
        return application.isEmpty() || isInteractive(application) || startsWithOne(application, GENERIC);
    }

    /**
     * What stays the same of a program's name from one login to the next: the tool's name, without what it adds of its version, the
     * database and the window ({@code DBeaver 25.0.2 - Main <orders>}, {@code pgAdmin 4 - CONN:8172635}); of other names all but their
     * numbers, each as {@code #}.
     */
    static String family(String application) {
        String tool = longer(tool(application, INTERACTIVE), tool(application, GENERIC));
        return tool.isEmpty() ? withoutNumbers(application) : tool;
    }

    private static String longer(String a, String b) {
        return a.length() >= b.length() ? a : b;
    }

    /** The longest of the names that the application's begins with, as a word; empty when there is none. */
    private static String tool(String application, String[] names) {
        String longest = "";
        for (String name : names) {
            int end = name.length();
            boolean wholeWord = application.length() <= end || !Character.isLetter(application.charAt(end));
            if (end > longest.length() && wholeWord && application.regionMatches(true, 0, name, 0, end)) {
                longest = name;
            }
        }
        return longest;
    }

    private static String withoutNumbers(String application) {
        StringBuilder text = null;
        for (int i = 0; i < application.length(); i++) {
            char c = application.charAt(i);
            boolean digit = isDigit(c);
            if (digit && text == null) {
                text = new StringBuilder(application.length()).append(application, 0, i);
            }
            if (text == null) {
                continue;
            }
            if (!digit) {
                text.append(c);
            } else if (i == 0 || !isDigit(application.charAt(i - 1))) {
                text.append('#');
            }
        }
        return text == null ? application : text.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean startsWithOne(String application, String[] names) {
        for (String name : names) {
            if (application.regionMatches(true, 0, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }
}
