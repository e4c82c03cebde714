// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.evaluation.traffic.Happening;
import dev.postern.kernel.LoginEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * The happenings of a traffic as its logs tell them: when the first login of each was logged, and how many there were. The clock of a
 * database may be wrong, and logs have gaps, so this is not always what was planned.
 */
final class Course {
    private final List<Happening> happenings;
    private final long[] logins;
    private final long[] firstMicros;

    Course(List<Happening> happenings) {
        this.happenings = happenings;
        this.logins = new long[happenings.size()];
        this.firstMicros = new long[happenings.size()];
        Arrays.fill(firstMicros, Long.MAX_VALUE);
    }

    void add(LoginEvent login, int happening) {
        if (happening >= 0) {
            logins[happening]++;
            firstMicros[happening] = Math.min(firstMicros[happening], login.timeMicros());
        }
    }

    List<Happening> happenings() {
        return happenings;
    }

    /** Number of logins that were logged of it. */
    long logins(Happening happening) {
        return logins[happening.id()];
    }

    /** When its first login was decided by the clock of its log, microseconds since the epoch; its plan's time when none was logged. */
    long startMicros(Happening happening) {
        long first = firstMicros[happening.id()];
        return first == Long.MAX_VALUE ? micros(happening.start()) : first;
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
