// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.formats.postgresql.WrittenLog.Client;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.nio.charset.StandardCharsets;

/** Nothing in a name makes a login or hides a neighbour's. */
class HostileNameFuzzTest {
    /** What the server writes around and behind names. */
    private static final String[] FRAGMENTS = {
        "q",
        "w",
        "@",
        " ",
        ",db=",
        ",user=",
        ",app=,client=198.51.100.1 ",
        ":[2001]:",
        "\n",
        "\n\t",
        "LOG:  ",
        "FATAL:  ",
        "connection authorized: user=",
        "connection received: host=198.51.100.1 port=4001",
        "disconnection: session time: 0:00:00.001",
        "connection authenticated: identity=\"",
        "\" method=md5",
        " user=",
        " database=",
        " host=198.51.100.1 port=4001",
        " application_name=",
        "password authentication failed for user \""
    };

    @FuzzTest(maxDuration = "5s")
    void noNameInAPrefixMakesALogin(FuzzedDataProvider data) {
        String prefix = data.pickValue(new String[] {
            "%t:%r:%u@%d:[%p]:",
            "%m [%p] %q%u@%d ",
            "%h %m [%p] %q%u@%d ",
            "%m [%p]: [%l-1] db=%d,user=%u ",
            "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h "
        });
        WrittenLog log = new WrittenLog(prefix);
        Client attacker = new Client(2_001, "198.51.100.1", 4_001, name(data), name(data));
        Client neighbour = new Client(2_002, "198.51.100.2", 4_002, "app", "shop");
        log.received(neighbour);
        log.received(attacker);
        switch (data.consumeInt(0, 3)) {
            case 0 -> log.noHbaEntry(attacker);
            case 1 -> log.wrongPassword(attacker);
            case 2 -> log.record(attacker, "FATAL", "canceling authentication due to timeout");
            default -> log.record(attacker, "FATAL", "connection requires a valid client certificate");
        }
        log.authorized(neighbour);
        log.disconnected(neighbour);
        Logs read = Logs.read(log.bytes(), Logs.OPTIONS, prefix);
        assertThat(read.logins)
                .filteredOn(e -> e.outcome() == Outcome.SUCCESS)
                .extracting(LoginEvent::session)
                .containsExactly("2002");
    }

    /** What a client can send: up to 63 bytes, none of them 0. */
    private static String name(FuzzedDataProvider data) {
        StringBuilder name = new StringBuilder();
        for (int parts = data.consumeInt(1, 5); parts > 0; parts--) {
            name.append(
                    data.consumeBoolean()
                            ? data.pickValue(FRAGMENTS)
                            : new String(data.consumeBytes(20), StandardCharsets.ISO_8859_1));
        }
        String text = name.toString().replace("\0", "");
        return text.isEmpty() ? "x" : text.substring(0, Math.min(63, text.length()));
    }
}
