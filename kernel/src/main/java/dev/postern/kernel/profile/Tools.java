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

    private static boolean startsWithOne(String application, String[] names) {
        for (String name : names) {
            if (application.regionMatches(true, 0, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }
}
