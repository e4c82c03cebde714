// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import org.jspecify.annotations.Nullable;

/** Splits the names of a prefix: takes the first split that the message confirms, else the last one there is. */
final class NameSplit {
    /** More than names without malice have; names full of separators are not worth more. */
    private static final int MAX_SPLITS = 1_024;

    private final LinePrefix prefix;
    private final Translator translator = new Translator();
    private final Span user = new Span();
    private final Span database = new Span();
    private final Span application = new Span();
    private @Nullable Severity severity;
    private int messageFrom;
    private int messageTo;
    private int splits;
    private NameCheck check = NameCheck.CONTRADICTED;

    NameSplit(LinePrefix prefix) {
        this.prefix = prefix;
    }

    /**
     * Splits the names in {@code [from, to)} of a record and sets them.
     *
     * @return what the message says of the split; {@link NameCheck#CONTRADICTED} when there is none
     */
    NameCheck split(PgRecord r, int from, int to, @Nullable Severity ofSeverity, int ofMessage, int endOfMessage) {
        severity = ofSeverity;
        messageFrom = ofMessage;
        messageTo = endOfMessage;
        splits = 0;
        check = NameCheck.CONTRADICTED;
        if (!prefix.split(r, from, to, this)) {
            r.user.set(user);
            r.database.set(database);
            r.application.set(application);
        }
        r.ambiguous = splits > 1 && check != NameCheck.CONFIRMED;
        if (splits >= MAX_SPLITS && check == NameCheck.CONTRADICTED) {
            check = NameCheck.SILENT;
        }
        return check;
    }

    /** Whether there was any split. */
    boolean found() {
        return splits > 0;
    }

    private NameCheck check(PgRecord r) {
        NameCheck english = NameCheck.of(r, severity, messageFrom, messageTo);
        return english == NameCheck.SILENT && severity != null
                ? translator.check(r, severity, messageFrom, messageTo)
                : english;
    }

    /** Looks at the names that the record has now; returns whether to take them. */
    boolean isRight(PgRecord r) {
        splits++;
        // No client is without a name; background processes are, and without a database too.
        boolean nameless = r.user.present() && r.user.isEmpty() && !r.database.isEmpty();
        check = nameless ? NameCheck.CONTRADICTED : check(r);
        user.set(r.user);
        database.set(r.database);
        application.set(r.application);
        return check == NameCheck.CONFIRMED || splits >= MAX_SPLITS;
    }
}
