// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.kernel.Outcome;

/** No name that a client sends to a pooler makes a login or another address. */
class PoolerFuzzTest {
    private static final String[] FRAGMENTS = {
        "/",
        "@",
        " user=",
        " tls=no",
        "db=",
        " login attempt: db=",
        " closing because: client close request (age=0s)",
        "@127.0.0.1:5 ",
        "C-0x55: ",
        "\n",
        "(nodb)/",
        "(nouser)",
        " new connection to server (from 127.0.0.1:7)"
    };

    @FuzzTest(maxDuration = "5s")
    void noNameMakesALogin(FuzzedDataProvider data) {
        String user = name(data);
        String database = name(data);
        String names = (data.consumeBoolean() ? database : "(nodb)") + "/" + user;
        String head = "2026-11-22 15:25:11.098 UTC [22158] LOG C-0x55ddec5a7880: " + names + "@198.51.100.7:59546 ";
        String log = line(head + "login attempt: db=" + database + " user=" + user + " tls=no")
                + line(head + "closing because: SASL authentication failed (age=0s)")
                + line(head.replace("LOG", "WARNING") + "pooler error: SASL authentication failed");

        Logs read = Logs.read(log);

        assertThat(read.logins).noneMatch(login -> login.outcome() == Outcome.SUCCESS);
        assertThat(read.logins).allMatch(login -> "198.51.100.7".equals(String.valueOf(login.remoteIp())));
    }

    private static String line(String text) {
        return text.replace("\n", "\n\t") + "\n";
    }

    private static String name(FuzzedDataProvider data) {
        StringBuilder name = new StringBuilder();
        for (int parts = data.consumeInt(1, 4); parts > 0; parts--) {
            name.append(data.consumeBoolean() ? data.pickValue(FRAGMENTS) : data.consumeAsciiString(12));
        }
        String text = name.toString().replace("\0", "");
        return text.isEmpty() ? "x" : text;
    }
}
