// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.audit;

import dev.postern.console.text.Moment;
import dev.postern.store.AuditLog;
import dev.postern.store.AuditLog.Entry;
import dev.postern.store.AuditLog.Numbered;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** An entry as it is shown. Its texts are hostile. */
public record AuditRow(long number, Entry entry, Moment time) {
    private static final int SHORT = 60;

    static AuditRow of(Numbered numbered, Instant now) {
        Entry entry = numbered.entry();
        return new AuditRow(numbered.number(), entry, Moment.of(entry.atMicros(), now, ZoneOffset.UTC));
    }

    /** Where all of it is. */
    public String address() {
        return AuditPages.LIST + "/" + number;
    }

    /** Who it was, for people. */
    public String who() {
        return entry.actor().substring(prefix().length());
    }

    /** By which way they came; empty for users of the console in brief. */
    public String way(boolean brief) {
        return switch (prefix()) {
            case AuditLog.CONSOLE -> brief ? "" : "in the console";
            case AuditLog.COMMAND -> brief ? "command" : "by a command on Postern's machine";
            default -> brief ? "key" : "a key of the API";
        };
    }

    private String prefix() {
        return Stream.of(AuditLog.CONSOLE, AuditLog.COMMAND)
                .filter(entry.actor()::startsWith)
                .findFirst()
                .orElse("");
    }

    /** What has happened to the subject, in few words. */
    public String change() {
        if (entry.before().isEmpty() && entry.after().isEmpty()) {
            return "–";
        } else if (entry.before().length() <= SHORT && entry.after().length() <= SHORT) {
            return (entry.before().isEmpty() ? "nothing" : entry.before()) + " → "
                    + (entry.after().isEmpty() ? "nothing" : entry.after());
        } else if (entry.before().isEmpty()) {
            return "set";
        }
        return entry.after().isEmpty() ? "removed" : "changed";
    }
}
