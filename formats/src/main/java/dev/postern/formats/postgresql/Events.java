// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.util.Collections;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Makes events of sessions. */
final class Events {
    private Events() {}

    static LoginEvent of(
            Session s,
            String instance,
            Outcome outcome,
            long decidedMicros,
            @Nullable String reason,
            @Nullable SourceLine settled) {
        return new LoginEvent(
                s.openedMicros,
                Math.max(decidedMicros, s.openedMicros),
                instance,
                Engine.POSTGRESQL,
                outcome,
                s.remoteIp(),
                s.remoteIp() == null ? s.host : null,
                s.remotePort(),
                s.user,
                s.database,
                s.application,
                s.tls,
                s.method,
                reason,
                s.name,
                s.marks(),
                s.opened(),
                settled);
    }

    /** The event with one more mark. */
    static LoginEvent marked(LoginEvent e, Mark mark) {
        EnumSet<Mark> marks = EnumSet.of(mark);
        marks.addAll(e.marks());
        return new LoginEvent(
                e.openedMicros(),
                e.decidedMicros(),
                e.instance(),
                e.engine(),
                e.outcome(),
                e.remoteIp(),
                e.remoteHost(),
                e.remotePort(),
                e.user(),
                e.database(),
                e.application(),
                e.tls(),
                e.authMethod(),
                e.reason(),
                e.session(),
                Collections.unmodifiableSet(marks),
                e.opened(),
                e.settled());
    }
}
