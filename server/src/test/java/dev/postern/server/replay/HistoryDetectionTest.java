// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.own.replay.ReplayRequest;
import dev.postern.api.own.replay.Replayer.Listener;
import dev.postern.kernel.Engine;
import dev.postern.kernel.Intel;
import dev.postern.kernel.Policy;
import dev.postern.kernel.SourceLine;
import dev.postern.kernel.TamperSignal;
import dev.postern.store.FindingState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryDetectionTest {

    /** Writes down what it is told. */
    private static final class Told implements Listener {
        private final List<String> told = new ArrayList<>();

        @Override
        public void reached(double share, long logins) {
            told.add(share + " " + logins);
        }

        @Override
        public void saw(long firstMicros, long lastMicros) {
            told.add(firstMicros + " to " + lastMicros);
        }

        @Override
        public void found(List<FindingState> findings) {
            findings.forEach(finding -> told.add(finding.type()));
        }

        @Override
        public void note(String words) {
            throw new AssertionError(words);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    @Test
    void a_sign_of_forgery_is_seen_and_is_no_login() {
        Told listener = new Told();
        ReplayRequest all = new ReplayRequest(null, null, null, null, null);
        HistoryDetection detection = new HistoryDetection(Policy.DEFAULT, Intel.NONE, all, listener);
        long time = 1_795_000_000_000_000L;

        detection.step(new TamperSignal(
                time, "orders", Engine.POSTGRESQL, new SourceLine("a.log", 1, 0), null, "text", "why"));
        detection.finish();

        assertThat(listener.told).hasSize(3).endsWith(time + " to " + time, "1.0 0");
        assertThat(listener.told.get(0)).contains("LogForgery");
    }
}
