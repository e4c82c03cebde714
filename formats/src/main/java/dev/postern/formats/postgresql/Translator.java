// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import org.jspecify.annotations.Nullable;

/**
 * Puts messages of other languages into English, so that all else knows English alone. What a client has written into a message
 * is copied as it is, and where prefix or fields give the names, the message is read with them. Names that only the message
 * gives are taken from the reading and not looked for again in the English text, where they could be cut elsewhere.
 */
final class Translator {
    private final Reading forwards = new Reading();
    private final Reading backwards = new Reading();
    private final PgRecord probe = new PgRecord();
    private final PgRecord none = new PgRecord();
    /** The reading that counts. */
    private Reading reading = forwards;
    /** Whether the message has another reading. */
    private boolean ambiguous;

    /**
     * Translates the message of a record that nothing is known of in English, and its detail, and reads it again.
     *
     * @return whether it is a message of a login in another language
     */
    boolean translate(PgRecord r) {
        Template template = find(r, r.bytes, r.message.from, r.message.to);
        if (template == null) {
            return false;
        }
        Span user = copy(reading.of(template, Blank.USER));
        Span database = copy(reading.of(template, Blank.DATABASE));
        boolean doubt = ambiguous;
        int from = r.length;
        if (!write(template, r, false)) {
            return false;
        }
        r.message.set(from, r.length);
        translateDetail(r);
        boolean named = r.user.present();
        Messages.read(r);
        if (!named && r.namesFromText && user.present()) {
            r.user.set(user);
            r.database.set(database);
            r.ambiguous = doubt;
            if (doubt && r.kind == PgRecord.Kind.DISCONNECTED) {
                // Its English text has one reading only, which need not be the right one.
                r.account.clear();
            }
        }
        return true;
    }

    private static Span copy(Span span) {
        Span copy = new Span();
        copy.set(span);
        return copy;
    }

    /** Translates the detail of a record; returns whether it has one in another language. */
    boolean translateDetail(PgRecord r) {
        Template template = r.detail.present() ? find(r, r.bytes, r.detail.from, r.detail.to) : null;
        int from = r.length;
        if (template == null || !write(template, r, false)) {
            return false;
        }
        r.detail.set(from, r.length);
        return true;
    }

    /**
     * Compares the names of a record with those that a message in another language quotes.
     *
     * @param from start of the message
     * @param to its end; lines after the first begin with a tab, as written
     */
    NameCheck check(PgRecord r, Severity severity, int from, int to) {
        if (Catalogue.candidates(r.bytes, from, to).length == 0) {
            return NameCheck.SILENT;
        }
        probe.reset();
        probe.clearPrefix();
        name(r, r.user, probe.user);
        name(r, r.database, probe.database);
        int message = probe.length;
        for (int i = from; i < to; i++) {
            probe.append(r.bytes[i]);
            if (r.bytes[i] == '\n' && i + 1 < to && r.bytes[i + 1] == '\t') {
                i++;
            }
        }
        int end = probe.length > message && probe.bytes[probe.length - 1] == '\r' ? probe.length - 1 : probe.length;
        Template template = find(probe, probe.bytes, message, end);
        if (template == null) {
            return NameCheck.SILENT;
        }
        int start = probe.length;
        write(template, probe, true);
        return NameCheck.of(probe, severity, start, probe.length);
    }

    private void name(PgRecord r, Span name, Span target) {
        if (name.present()) {
            int from = probe.length;
            probe.append(r.bytes, name.from, name.to);
            target.set(from, probe.length);
        }
    }

    /** The template of the message in the range, which is then read; null when there is none. */
    private @Nullable Template find(PgRecord names, byte[] b, int from, int to) {
        Template[] candidates = Catalogue.candidates(b, from, to);
        if (names.user.present() || names.database.present()) {
            forwards.names(names);
            for (Template template : candidates) {
                if (template.read(forwards, b, from, to, true) && forwards.isGiven(template, b)) {
                    reading = forwards;
                    ambiguous = false;
                    return template;
                }
            }
        }
        forwards.names(none);
        Template found = best(candidates, b, from, to);
        if (found != null) {
            found.read(forwards, b, from, to, true);
            found.read(backwards, b, from, to, false);
            reading = found.isShortest() ? forwards : backwards;
            ambiguous = !forwards.agrees(backwards, found);
        }
        return found;
    }

    /** The first template that fits; of those in which the shortest reading counts, the one with the shortest user name. */
    private @Nullable Template best(Template[] candidates, byte[] b, int from, int to) {
        Template best = null;
        int end = 0;
        for (Template template : candidates) {
            if ((best == null || template.isShortest()) && template.read(forwards, b, from, to, true)) {
                int userEnd = forwards.of(template, Blank.USER).to;
                if (best == null || userEnd < end) {
                    best = template;
                    end = userEnd;
                }
                if (!best.isShortest()) {
                    return best;
                }
            }
        }
        return best;
    }

    /** Appends the English message; returns false when it does not fit the record. */
    private boolean write(Template template, PgRecord target, boolean tabs) {
        byte[] b = target.bytes;
        byte[][] literals = template.english();
        boolean fits = true;
        for (int i = 0; i < literals.length; i++) {
            fits = target.append(literals[i], 0, literals[i].length);
            if (i + 1 < literals.length) {
                fits &= append(target, b, reading.arguments[i], tabs);
            }
        }
        return fits;
    }

    private static boolean append(PgRecord target, byte[] b, Span argument, boolean tabs) {
        if (!tabs) {
            return target.append(b, argument.from, argument.to);
        }
        for (int i = argument.from; i < argument.to; i++) {
            target.append(b[i]);
            if (b[i] == '\n') {
                target.append((byte) '\t');
            }
        }
        return true;
    }
}
