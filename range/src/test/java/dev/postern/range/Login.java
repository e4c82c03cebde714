// SPDX-License-Identifier: Apache-2.0
package dev.postern.range;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a login attempt and the event read from the log must have in common. User and reason count for attempts that got so far
 * that the server settled them; of those that did not, versions tell different parts.
 *
 * @param remote client address and port, {@code address:port}
 * @param reason the server's code of a failure
 * @param marks those of {@link #COMPARED} that it has
 */
public record Login(
        Outcome outcome,
        String remote,
        @Nullable String user,
        @Nullable String reason,
        Set<Mark> marks) {
    static final Set<Mark> COMPARED = EnumSet.of(Mark.BENIGN, Mark.CREDENTIALS_VALID, Mark.RETRIED, Mark.UNCONFIRMED);

    static Login of(LoginEvent event) {
        boolean settled = event.outcome() != Outcome.INCOMPLETE;
        Set<Mark> marks = EnumSet.copyOf(COMPARED);
        marks.retainAll(event.marks());
        return new Login(
                event.outcome(),
                remote(event),
                settled ? event.user() : null,
                event.outcome() == Outcome.FAILED ? event.reason() : null,
                marks);
    }

    private static String remote(LoginEvent event) {
        String host = event.remoteIp() != null ? event.remoteIp().toString() : String.valueOf(event.remoteHost());
        return event.remotePort() < 0 ? host : host + ":" + event.remotePort();
    }
}
