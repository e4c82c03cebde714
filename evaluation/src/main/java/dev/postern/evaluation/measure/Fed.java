// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import org.jspecify.annotations.Nullable;

/**
 * A login as the kernel was fed it. It carries its number and what it belongs to in the place of its log line, which the kernel
 * keeps with the samples of a finding and never looks at.
 *
 * @param number its place among all logins, from 0
 * @param happening what it belongs to
 * @param outcome how it ended
 * @param instance the database instance
 * @param micros when it was decided, microseconds since the epoch
 * @param source its address, or the name of its host; null when unknown
 * @param user the account; null when unknown
 */
record Fed(
        long number,
        int happening,
        Outcome outcome,
        String instance,
        long micros,
        @Nullable Object source,
        @Nullable String user) {

    /** The login with its number and what it belongs to in place of its line. */
    static LoginEvent label(LoginEvent login, long number, int happening) {
        // An offset cannot be negative, and ORDINARY is -1.
        SourceLine line = new SourceLine("", number, happening + 1L);
        return new LoginEvent(
                login.openedMicros(),
                login.decidedMicros(),
                login.instance(),
                login.engine(),
                login.outcome(),
                login.remoteIp(),
                login.remoteHost(),
                login.remotePort(),
                login.user(),
                login.database(),
                login.application(),
                login.tls(),
                login.authMethod(),
                login.reason(),
                login.session(),
                login.marks(),
                line,
                line);
    }

    /** Reads a labelled login. */
    static Fed of(LoginEvent labelled) {
        IpAddress ip = labelled.remoteIp();
        return new Fed(
                labelled.opened().line(),
                (int) labelled.opened().offset() - 1,
                labelled.outcome(),
                labelled.instance(),
                labelled.decidedMicros(),
                ip == null ? labelled.remoteHost() : ip,
                labelled.user());
    }
}
