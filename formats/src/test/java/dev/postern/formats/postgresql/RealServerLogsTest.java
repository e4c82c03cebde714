// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.postgresql.LogCases.Case;
import dev.postern.kernel.LoginEvent;
import java.util.*;
import org.junit.jupiter.api.Test;

class RealServerLogsTest {
    @Test
    void go() {
        for (String v : new String[] {"10.18", "11.13", "13.3", "15.18", "17.11", "18.6"})
            for (Case c : LogCases.of(v)) {
                Logs l;
                try {
                    l = Logs.read(c.log(), Logs.OPTIONS, null);
                } catch (Throwable t) {
                    System.out.println("THROW " + c + " " + t);
                    t.printStackTrace(System.out);
                    continue;
                }
                List<String> got = new ArrayList<>();
                for (LoginEvent e : l.logins)
                    got.add(e.outcome() + "|" + (e.outcome().name().equals("INCOMPLETE") ? "null" : e.user()) + "|"
                            + (e.remoteIp() == null ? e.remoteHost() : e.remoteIp()) + "");
                List<String> want = new ArrayList<>();
                for (String a : c.attempts()) {
                    String[] p = a.split("\\|", -1);
                    want.add(p[0] + "|" + (p[0].equals("INCOMPLETE") ? null : LogCases.decode(p[1])) + "|" + p[2]);
                }
                Collections.sort(got);
                Collections.sort(want);
                if (!got.equals(want) || l.report.unreadable() > 0)
                    System.out.println("DIFF " + c + " [" + l.report.variant() + "]\n   got  " + esc(got) + "\n   want "
                            + esc(want)
                            + (l.report.unreadable() > 0
                                    ? "\n   UNREADABLE " + l.report.unreadable() + " "
                                            + esc(l.report.unreadableExample())
                                    : ""));
            }
    }

    static String esc(Object o) {
        return o.toString().replace("\n", "\\n").replace("\r", "\\r").replace("\u001b", "\\e");
    }
}
