// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.feedback.Expectation;
import dev.postern.kernel.state.UnreadableStateException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people expect, as it is kept since format 3: this file never changes. */
class GoldenExpectationsTest {
    private static final Map<String, List<Expectation>> SAID = Map.of(
            "orders",
            List.of(
                    new Expectation(
                            "alice",
                            IpAddress.parse("203.0.113.9"),
                            null,
                            "psql",
                            "shop",
                            "TLSv1.3",
                            "scram-sha-256",
                            List.of(8, 22),
                            1_781_049_600_000_000L),
                    new Expectation(null, IpAddress.parse("2001:db8::1"), null, null, null, null, null, List.of(), 0)),
            "billing",
            List.of(new Expectation("", null, "[local]", null, null, null, null, List.of(0), Long.MAX_VALUE)));

    private static byte[] golden() throws IOException {
        try (InputStream in = GoldenExpectationsTest.class.getResourceAsStream("state-4/expected.bin")) {
            return in.readAllBytes();
        }
    }

    private static Map<String, byte[]> written() {
        KernelState state = new KernelState();
        new Kernel(Policy.DEFAULT, Intel.NONE).expect(SAID, state);
        return state.changedParts();
    }

    @Test
    void itIsReadAsItWasSaid() throws IOException {
        Map<String, byte[]> parts = new HashMap<>(written());
        parts.put("expected", golden());
        assertThat(new Kernel(Policy.DEFAULT, Intel.NONE).expect(SAID, KernelState.of(parts)))
                .as("whether anything else is said than what was read")
                .isFalse();
    }

    @Test
    void theFormatThatIsWrittenHasNotChanged() throws IOException {
        assertThat(written().get("expected")).isEqualTo(golden());
    }

    @Test
    void damageIsNoticed() throws IOException {
        for (int i = 0; i < golden().length; i++) {
            Map<String, byte[]> parts = new HashMap<>(written());
            byte[] bytes = golden();
            bytes[i] ^= 0x10;
            parts.put("expected", bytes);
            assertThatThrownBy(() -> KernelState.of(parts)).isInstanceOf(UnreadableStateException.class);
        }
    }
}
