// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.baseline;

import dev.postern.kernel.LoginEvent;
import java.util.HashMap;
import java.util.Map;

/** The first two weeks of an instance, in which rules about what is new stay silent; the kernel learns no longer either. */
final class Learning {
    private static final long MICROS = 14 * Alarms.DAY_MICROS;

    private final Map<String, Long> firstMicros = new HashMap<>();

    /** Whether the instance is that new; the login is taken for its first if it is. */
    boolean lastsAt(LoginEvent login) {
        return login.timeMicros() - firstMicros.computeIfAbsent(login.instance(), name -> login.timeMicros()) < MICROS;
    }
}
