// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.formats.SourceRefusedException;
import dev.postern.formats.postgresql.WrittenLog.Client;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.nio.charset.StandardCharsets;

/** Nothing that stands in a log makes a scanner fail, and nothing in a name makes a login. */
class ScannerFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyBytesAreReadOrRefused(byte[] log) {
        readOrRefuse(log, null);
    }

    @FuzzTest(maxDuration = "5s")
    void anyBytesBehindACsvRecordAreReadOrRefused(byte[] rest) {
        readOrRefuse(
                behind("2026-11-22 08:53:58.753 UTC,\"a\",\"b\",7,\"10.0.0.1:5\",6b02.7,1,\"\",,,0,LOG,00000,\"", rest),
                null);
    }

    @FuzzTest(maxDuration = "5s")
    void anyBytesInAJsonRecordAreReadOrRefused(byte[] rest) {
        readOrRefuse(behind("{\"timestamp\":\"2026-11-22 08:53:58.753 UTC\",\"pid\":7,\"user\":\"", rest), null);
    }

    @FuzzTest(maxDuration = "5s")
    void anyPrefixIsCompiledOrRefused(FuzzedDataProvider data) {
        String prefix = data.consumeString(40);
        try {
            Logs.read(data.consumeRemainingAsBytes(), Logs.OPTIONS.withLogLinePrefix(prefix), null);
        } catch (SourceRefusedException e) {
            assertThat(e).hasMessageContaining(":");
        }
    }

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

    private static byte[] behind(String start, byte[] rest) {
        byte[] first = start.getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }

    private static void readOrRefuse(byte[] log, @org.jspecify.annotations.Nullable String prefix) {
        try {
            Logs read = Logs.read(log, Logs.OPTIONS, prefix);
            assertThat(read.logins).hasSizeLessThanOrEqualTo(log.length);
        } catch (SourceRefusedException e) {
            assertThat(e).hasMessageStartingWith("log:");
        }
    }
}
