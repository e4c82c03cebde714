// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Logins with names that an attacker of pages, terminals, spreadsheets or databases would take. */
final class HostileLogs {
    /** What a script sets that got loose. */
    static final String MARK = "hacked";

    private static final String HALF = "\ud800";

    static final List<String> NAMES = List.of(
            "<script>window.hacked=1</script>",
            "\"><img src=x onerror=window.hacked=1>",
            "' onmouseover='window.hacked=1' autofocus onfocus='window.hacked=1",
            "</title></script><svg onload=window.hacked=1>",
            "javascript:window.hacked=1//",
            "<div hx-get=/console/ hx-trigger=load hx-on::load=window.hacked=1>",
            "${7*7}{{7*7}}@if(true)",
            "\u202eadmin\u202c\u2066x\u200b",
            "two\nlines\r\n\tand\u0000more\u2028",
            "\u001b]0;owned\u0007\u001b[31mred",
            "';-- DROP TABLE console_users",
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd",
            "%0d%0aSet-Cookie: postern=x; %3Cscript%3E",
            "../../../etc/passwd?a=b&c=d#e",
            "&lt;b&gt;&quot;&amp;",
            "\ud83d\ude00 \uff1cscript\uff1e \u0430dmin",
            HALF + " half",
            "W".repeat(1_000),
            "a b ".repeat(250));

    private HostileLogs() {}

    /** A log, each login from an address of its own; those of even places succeed. */
    static String of(Instant end) {
        StringBuilder log = new StringBuilder();
        Instant at = end.minus(Duration.ofHours(4));
        for (int i = 0; i < NAMES.size(); i++) {
            log.append(login(i, at.plusSeconds(60L * i))).append('\n');
        }
        return log.toString();
    }

    private static String login(int number, Instant at) {
        String name = NAMES.get(number);
        Map<String, Object> login = new TreeMap<>();
        login.put("time", at.toString());
        login.put("decidedAt", at.toString());
        login.put("file", name);
        login.put("line", number + 1);
        login.put("instance", "hostile");
        login.put("engine", "postgresql");
        login.put("outcome", number % 2 == 0 ? "SUCCESS" : "FAILED");
        login.put("remoteIp", "192.0.2." + (160 + number));
        login.put("remotePort", 4000);
        login.put("user", name);
        login.put("database", name);
        login.put("application", name);
        login.put("reason", number % 2 == 0 ? null : "28P01");
        login.put("session", Integer.toString(number));
        login.put("marks", List.of());
        return JsonMapper.shared().writeValueAsString(login).replace(HALF, "\\ud800"); // no encoding has it otherwise
    }
}
