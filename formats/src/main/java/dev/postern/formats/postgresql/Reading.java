// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.util.Arrays;

/** What one reading of a message gives for its arguments, and the names that are known before it is read. */
final class Reading {
    /** More than any message has. */
    private static final int MAX_ARGUMENTS = 16;

    private static final Span ABSENT = new Span();

    final Span[] arguments = new Span[MAX_ARGUMENTS];
    private PgRecord names = new PgRecord();

    Reading() {
        Arrays.setAll(arguments, i -> new Span());
    }

    /** From now on user and database of this record are known where it has them. */
    void names(PgRecord r) {
        names = r;
    }

    /** End of the known name of this kind where it stands at {@code from}; -1 when none is known or another stands there. */
    int knownEnd(Blank kind, byte[] b, int from, int to) {
        Span name = kind == Blank.USER ? names.user : names.database;
        if ((kind != Blank.USER && kind != Blank.DATABASE) || NameCheck.isUnknown(names, name)) {
            return -1;
        }
        int end = from + name.length();
        return end <= to && Bytes.same(b, from, end, names.bytes, name.from, name.to) ? end : -1;
    }

    /** Whether the message has names and all of them are those that were known. */
    boolean isGiven(Template template, byte[] b) {
        Span user = of(template, Blank.USER);
        Span database = of(template, Blank.DATABASE);
        return (user.present() || database.present())
                && (!user.present() || same(b, user, names.user))
                && (!database.present() || same(b, database, names.database));
    }

    private boolean same(byte[] b, Span read, Span known) {
        return !NameCheck.isUnknown(names, known)
                && Bytes.same(b, read.from, read.to, names.bytes, known.from, known.to);
    }

    /** The argument of a kind that a message has at most once; an absent span when it has none. */
    Span of(Template template, Blank kind) {
        int argument = template.argument(kind);
        return argument < 0 ? ABSENT : arguments[argument];
    }

    /** Whether another reading gives the same names. */
    boolean agrees(Reading other, Template template) {
        return same(of(template, Blank.USER), other.of(template, Blank.USER))
                && same(of(template, Blank.DATABASE), other.of(template, Blank.DATABASE));
    }

    private static boolean same(Span a, Span b) {
        return a.from == b.from && a.to == b.to;
    }
}
