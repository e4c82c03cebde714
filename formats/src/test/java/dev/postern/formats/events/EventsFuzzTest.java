// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.kernel.LoginEvent;
import java.nio.charset.StandardCharsets;

class EventsFuzzTest {
    private static final String[] STARTS = {
        "",
        "{\"time\":\"2026-11-22T08:53:58.753Z\",\"engine\":\"mysql\",\"outcome\":\"FAILED\",\"user\":",
        "{\"class_uid\":3002,\"time\":1795337638753,\"status_id\":2,\"service\":{\"name\":\"mysql\"},\"user\":"
    };

    @FuzzTest(maxDuration = "5s")
    void any_bytes_are_a_login_or_refused(byte[] bytes) {
        for (String start : STARTS) {
            try {
                LoginEvent event = EventReader.read(start + new String(bytes, StandardCharsets.UTF_8));
                assertThat(event.decidedMicros()).isGreaterThanOrEqualTo(event.openedMicros());
                assertThat(event.remotePort()).isBetween(-1, 65_535);
            } catch (UnreadableEventException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
        }
    }
}
