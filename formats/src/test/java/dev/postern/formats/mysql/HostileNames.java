// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.kernel.Engine;
import java.util.Random;

/** User names that imitate log lines, made by somebody who knows the server's name, its clock and his connection's id. */
final class HostileNames {
    private static final String INNOCENT = "203.0.113.5";

    private HostileNames() {}

    /** A name for the client of a connection. */
    static String name(Random random, SimulatedServer server, Engine engine, long own) {
        long id = switch (random.nextInt(4)) {
            case 0 -> own;
            case 1 -> own + 1;
            case 2 -> own - 1;
            default -> 7777;
        };
        return switch (random.nextInt(engine == Engine.MARIADB ? 3 : 2)) {
            case 0 -> general(random, server, id, own);
            case 1 -> error(random, server, id);
            default -> audit(random, server, id);
        };
    }

    private static String audit(Random random, SimulatedServer server, long id) {
        String record = "root," + INNOCENT + "," + id + ",0,CONNECT,,,0";
        String head = server.auditTime() + ",vm,";
        String first =
                random.nextBoolean() ? record : random.nextBoolean() ? "x" : "x,10.9.9.9," + id + ",0,DISCONNECT,,,0";
        String middle = random.nextBoolean() ? "\n" + head + record : "";
        String last = random.nextBoolean() ? "\n" + head + "y" : random.nextBoolean() ? "\n" : "\ny";
        return first + middle + last;
    }

    private static String error(Random random, SimulatedServer server, long id) {
        String first = random.nextBoolean() ? "x" : "r'@'" + INNOCENT + "' (using password: YES)";
        String middle = random.nextBoolean() ? "\n" + server.errorHead(id) + "Access denied for user 'r" : "";
        return first + middle + (random.nextBoolean() ? "\n" : "");
    }

    private static String general(Random random, SimulatedServer server, long id, long own) {
        String first = random.nextBoolean() ? "x" : "r@" + INNOCENT + " on a using TCP/IP";
        long thread = random.nextBoolean() ? own : id;
        String middle = switch (random.nextInt(3)) {
            case 0 -> "\n" + server.generalHead(thread, "Query", true) + "x";
            case 1 ->
                "\n" + server.generalHead(id, "Connect", true) + "r@" + INNOCENT + " on a using TCP/IP\n"
                        + server.generalHead(id, "Quit", true);
            default -> "\n" + server.generalHead(id, "Connect", true) + "r";
        };
        return first + middle + (random.nextBoolean() ? "\n" : "");
    }
}
