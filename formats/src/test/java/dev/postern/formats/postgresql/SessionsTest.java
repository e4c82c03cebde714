// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.postgresql.Session.State;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final int MORE_THAN_ARE_KEPT = 100_000;

    private final Sessions sessions = new Sessions();

    @Test
    void aSessionIsNotForgottenForThoseThatHaveEnded() {
        Session running = settled(1);
        for (int pid = 2; pid < MORE_THAN_ARE_KEPT; pid++) {
            sessions.remove(settled(pid));
        }
        assertThat(sessions.get(1)).isSameAs(running);
        assertThat(sessions.get(2)).isNull();
    }

    @Test
    void theLongestSettledAreForgottenWhenThereAreTooMany() {
        settled(1);
        Session latest = settled(2);
        for (int pid = 3; pid < MORE_THAN_ARE_KEPT; pid++) {
            latest = settled(pid);
        }
        assertThat(sessions.get(1)).isNull();
        assertThat(sessions.get(MORE_THAN_ARE_KEPT - 1)).isSameAs(latest);
    }

    private Session settled(int pid) {
        PgRecord r = new PgRecord();
        r.pid = pid;
        Session s = sessions.open(pid, r);
        sessions.settle(s, State.RUNNING);
        return s;
    }
}
