// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.audit;

import dev.postern.console.text.Moment;
import dev.postern.store.AuditLog.Entry;
import dev.postern.store.AuditLog.Numbered;
import java.time.Instant;
import java.time.ZoneOffset;

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
        return isPerson() ? entry.actor().substring(AuditPages.PERSON.length()) : entry.actor();
    }

    /** Whether it was a user of the console; else a key. */
    public boolean isPerson() {
        return entry.actor().startsWith(AuditPages.PERSON);
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
