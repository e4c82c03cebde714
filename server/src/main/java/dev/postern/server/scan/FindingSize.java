// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.kernel.AttackSequence;
import dev.postern.kernel.Finding;
import dev.postern.kernel.LoginEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** About how much memory a finding takes, in bytes, and the finding without what takes most of it. */
final class FindingSize {
    /** The record itself, its id, its places in the sets. */
    private static final int FINDING = 600;

    private static final int LOGIN = 300;
    private static final int PART = 64;
    private static final long STRING = 48;

    private static final List<Finding.Note> SHORTENED =
            List.of(new Finding.Note("shortened", "details are left out because there are too many findings"));

    private FindingSize() {}

    static long of(Finding finding) {
        long bytes = FINDING + text(finding.title()) + text(finding.description());
        Finding.UserDetails user = finding.user();
        bytes += text(user.user())
                + text(user.application())
                + text(user.database())
                + text(finding.actor().host());
        for (LoginEvent login : finding.samples()) {
            bytes += LOGIN + text(login.user()) + text(login.database()) + text(login.application());
            bytes += text(login.remoteHost()) + text(login.reason()) + text(login.session());
        }
        for (Finding.LoginAttribute login : finding.logins()) {
            bytes += PART + text(login.user()) + text(login.application());
        }
        for (Finding.Unusual unusual : finding.unusual()) {
            bytes += 2 * PART + text(unusual.value());
        }
        for (Finding.Usual usual : finding.usual()) {
            bytes += PART;
            for (Finding.ValueCount value : usual.values()) {
                bytes += PART + text(value.value());
            }
        }
        for (Finding.Factor factor : finding.factors()) {
            bytes += PART + text(factor.text());
        }
        for (Finding.Note note : finding.notes() == SHORTENED ? List.<Finding.Note>of() : finding.notes()) {
            bytes += PART + text(note.value());
        }
        AttackSequence sequence = finding.sequence();
        for (AttackSequence.Signal signal : sequence == null ? List.<AttackSequence.Signal>of() : sequence.signals()) {
            bytes += LOGIN + text(signal.title()) + text(signal.user()) + text(signal.application());
        }
        return bytes + STRING * (finding.patterns().size() + finding.related().size());
    }

    /** With its facts, counts and lists, but without logins, usual values, score and notes; a note says so. */
    static Finding shortened(Finding f) {
        return new Finding(
                f.id(),
                f.type(),
                f.severity(),
                f.instance(),
                f.engine(),
                f.user(),
                f.actor(),
                List.copyOf(f.logins().subList(0, Math.min(1, f.logins().size()))),
                f.counts(),
                f.evidence(),
                List.of(),
                List.of(),
                List.of(),
                f.patterns(),
                SHORTENED,
                f.related(),
                List.of(),
                f.firstSeen(),
                f.lastSeen(),
                f.createdAt(),
                f.updatedAt(),
                f.occurrences(),
                f.title(),
                f.description(),
                f.standing(),
                f.sequence());
    }

    /** Java keeps a text in one byte a character where all of it is Latin-1, else in two. */
    private static long text(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return STRING + 2L * text.length();
            }
        }
        return STRING + text.length();
    }
}
