// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.StreamReport;
import java.util.EnumMap;
import java.util.Map;

/** Counts what a stream holds, and refuses streams whose messages are in a language that is not read. */
final class Tally {
    static final String RECEIVED = "received";
    static final String AUTHENTICATED = "authenticated";
    static final String AUTHORIZED = "authorized";
    static final String READY = "ready";
    static final String DISCONNECTED = "disconnected";
    static final String REFUSED = "refused";
    static final String BROKEN = "broken";
    static final String HOST_NAMES = "host-names";
    static final String ADDRESSLESS = "refused-without-address";
    static final String REFUSED_PASSWORDS = "refused-password";
    static final String REFUSED_DETAILS = "refused-with-detail";
    static final String LOG_LINES = "log-severity";
    static final String FORGEABLE = "forgeable-prefix";
    static final String TORN = "torn-by-names";
    static final String FOREIGN = "language-not-read";

    private final StreamReport report;
    private final Map<PgRecord.Kind, Count> kinds = new EnumMap<>(PgRecord.Kind.class);
    private long addressless;
    private long passwords;
    private long details;
    private long logLines;
    private long torn;
    private long foreign;
    /** Whether a login has been understood: then the log is not in a language that is not read, at least not all of it. */
    private boolean understood;

    Tally(StreamReport report) {
        this.report = report;
    }

    /** Counts a record whose meaning has been read. */
    void count(PgRecord r) {
        kinds.computeIfAbsent(r.kind, k -> new Count()).value++;
        if (r.severity == Severity.LOG) {
            logLines++;
        }
        switch (r.kind) {
            case OTHER -> {
                if (!r.background && Languages.isForeign(r)) {
                    foreign(r.file, r.line);
                }
                return;
            }
            case REFUSED -> {
                addressless += r.host.present() ? 0 : 1;
                passwords += "28P01".equals(r.knownCode) ? 1 : 0;
                details += r.detail.present() ? 1 : 0;
                if (r.knownCode == null) {
                    if (Languages.isForeign(r)) {
                        foreign(r.file, r.line);
                    }
                    return;
                }
            }
            default -> {}
        }
        understood = true;
    }

    /**
     * Counts a line in a language that is not read.
     *
     * @throws dev.postern.formats.SourceRefusedException when no login has been understood so far
     */
    void foreign(String file, long line) {
        if (!understood) {
            throw Languages.refusal(file, line);
        }
        foreign++;
    }

    /** Counts a stretch of lines that names have torn apart. */
    void torn() {
        torn++;
    }

    private long of(PgRecord.Kind kind) {
        return kinds.getOrDefault(kind, new Count()).value;
    }

    private static final class Count {
        long value;
    }

    /** Adds the counts to the report. */
    void finish() {
        report.add(RECEIVED, of(PgRecord.Kind.RECEIVED));
        report.add(AUTHENTICATED, of(PgRecord.Kind.AUTHENTICATED));
        report.add(AUTHORIZED, of(PgRecord.Kind.AUTHORIZED));
        report.add(READY, of(PgRecord.Kind.READY));
        report.add(DISCONNECTED, of(PgRecord.Kind.DISCONNECTED));
        report.add(REFUSED, of(PgRecord.Kind.REFUSED));
        report.add(BROKEN, of(PgRecord.Kind.BROKEN));
        report.add(ADDRESSLESS, addressless);
        report.add(REFUSED_PASSWORDS, passwords);
        report.add(REFUSED_DETAILS, details);
        report.add(LOG_LINES, logLines);
        report.add(TORN, torn);
        report.add(FOREIGN, foreign);
    }
}
