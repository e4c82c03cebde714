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
    @FuzzTest(maxDuration = "5s")
    void noNameInAPrefixMakesALogin(FuzzedDataProvider data) {
        String prefix = data.pickValue(
                new String[] {"%t:%r:%u@%d:[%p]:", "%m [%p] %q%u@%d ", "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h "
                });
        WrittenLog log = new WrittenLog(prefix);
        Client attacker = new Client(2_001, "198.51.100.1", 4_001, name(data), name(data));
        Client neighbour = new Client(2_002, "198.51.100.2", 4_002, "app", "shop");
        log.received(neighbour);
        log.received(attacker);
        log.noHbaEntry(attacker);
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
        byte[] bytes = data.consumeBytes(63);
        String name = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
        return name.isEmpty() ? "x" : name;
    }
}
