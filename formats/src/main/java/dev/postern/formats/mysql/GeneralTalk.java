// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import dev.postern.formats.RecordSink;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Engine;
import java.nio.charset.StandardCharsets;

/** What the general log's lines say of logins, kept back until no later line can belong to the same record. */
final class GeneralTalk {
    private static final long UNKNOWN_TIME = Long.MIN_VALUE;

    private final Engine engine;
    private boolean legacy;
    private final ClientHosts hosts = new ClientHosts();
    private final Denial denial = new Denial();
    private final ConnectText text = new ConnectText();
    private final Openings openings = new Openings();
    private final RecentText recent = new RecentText();
    private final HoldBack held;
    private final RecordSink<MysqlRecord> sink;
    private final MysqlRecord draft = new MysqlRecord();
    private long now = UNKNOWN_TIME;
    private long firstTime = UNKNOWN_TIME;
    private boolean anyUntimed;
    /** Position of the latest opening's and refusal's line. */
    private long openedAt = Long.MIN_VALUE / 2;

    private long refusedAt = Long.MIN_VALUE / 2;
    private long attempts;
    private long refusals;
    private long hostNames;

    GeneralTalk(Engine engine, boolean legacy, RecordSink<MysqlRecord> sink) {
        this.engine = engine;
        this.legacy = legacy;
        this.sink = sink;
        this.held = new HoldBack(this::give);
    }

    /** The line at a position comes next. */
    void advance(LogLine line, long at) {
        recent.add(line, at);
        held.giveBefore(at - GeneralLogScanner.SPAN);
        openings.forgetBefore(at - GeneralLogScanner.SPAN);
    }

    /** The time of the record that begins, and of those without one that follow. */
    void setTime(long micros) {
        if (firstTime == UNKNOWN_TIME) {
            firstTime = micros;
        }
        now = micros;
    }

    private void start(MysqlRecord.Kind kind, long thread, LogLine line) {
        draft.place(line);
        draft.timeMicros = now;
        draft.kind = kind;
        draft.origin = MysqlRecord.Origin.GENERAL;
        draft.engine = engine;
        draft.thread = thread;
        draft.code = 0;
        draft.user = null;
        draft.ip = null;
        draft.host = null;
        draft.port = -1;
        draft.database = null;
        draft.tls = null;
        draft.ambiguous = false;
        draft.spansLines = false;
        draft.text = null;
        draft.why = null;
    }

    /** Reads what follows {@code Connect} or {@code Change user}; false when it does not end in this line. */
    boolean said(GeneralHead head, LogLine line, int from, int to, long at) {
        byte[] buf = line.buf;
        Opening opening = openings.get(head.thread);
        if (Denial.starts(buf, from, to)) {
            start(MysqlRecord.Kind.REFUSED, head.thread, line);
            denial.read(buf, from, to);
            if (denial.code == 0) {
                return false;
            }
            if (opening != null && opening.breaksLine() && !isNameOf(opening, buf)) {
                Opening previous = opening.previous;
                if (previous == null || !isNameOf(previous, buf)) {
                    return false;
                }
                // The refusal is of the name before: the one that broke the line was forged under this thread's id.
                takeBack(opening.position, opening.end);
            }
            refused(buf, at);
            return true;
        }
        int code = ServerMessage.code(buf, from, to);
        if (code != 0) {
            start(MysqlRecord.Kind.REFUSED, head.thread, line);
            draft.code = code;
            keepRefusal(at);
            return true;
        }
        boolean change = head.command == GeneralHead.Command.CHANGE_USER;
        start(change ? MysqlRecord.Kind.CHANGE : MysqlRecord.Kind.ATTEMPT, head.thread, line);
        if (!text.read(buf, from, to, legacy)) {
            return false;
        }
        legacy &= ConnectText.using(buf, from, to) < 0;
        if (!change && opening != null && !opening.settled() && at - opening.position <= GeneralLogScanner.SPAN) {
            // A thread sends one name, so one of its two lines is forged: the one that follows another opening at once,
            // whose
            // name it then ends.
            Opening before = openings.endingAt(at);
            if (before != null && !openings.isAfterOpening(opening)) {
                return joinName(before, at + to - line.from, line, "a thread sends two names");
            }
            held.drop(opening.position, opening.end);
            identify(buf, from);
            signal(opening.user + "…" + draft.user, "a thread sends two names", at);
            draft.ambiguous = true;
        } else {
            identify(buf, from);
        }
        keepOpening(at, at + from - line.from, at + line.length() + 1L);
        return true;
    }

    /** Reads an {@code Init DB}: a refusal of the database that the client asked for with its name, or a command. */
    boolean database(GeneralHead head, LogLine line, int to, long at) {
        Opening opening = openings.get(head.thread);
        boolean asked = opening != null && !opening.settled() && opening.database != null;
        if (!asked || !Denial.starts(line.buf, head.argument, to)) {
            command(head, line, to, at);
            return true;
        }
        start(MysqlRecord.Kind.REFUSED, head.thread, line);
        denial.read(line.buf, head.argument, to);
        if (denial.code == 0) {
            return false;
        }
        refused(line.buf, at);
        return true;
    }

    /** A command of a session, unless it is the end of a name. */
    void command(GeneralHead head, LogLine line, int to, long at) {
        if (at - openedAt <= GeneralLogScanner.SPAN && ConnectText.using(line.buf, line.from, to) >= 0) {
            nameEnds(line, to, at);
            return;
        }
        Opening opening = openings.get(head.thread);
        if (opening != null && !opening.settled()) {
            start(MysqlRecord.Kind.ACTIVE, head.thread, line);
            held.add(at).set(draft);
            openings.settle(opening, at);
        }
    }

    /** A line that starts no record: part of a statement, or of a name whose first line looked complete. */
    void loose(LogLine line, int to, long at) {
        if (at - openedAt <= GeneralLogScanner.SPAN && ConnectText.using(line.buf, line.from, to) >= 0) {
            nameEnds(line, to, at);
        } else if (at - refusedAt <= GeneralLogScanner.SPAN && Denial.endsFirmly(line.buf, line.from, to)) {
            // What stands between a refusal and this end of it is the client's text; the refusal stays.
            takeBack(refusedAt + 1, at);
        }
    }

    /** A name ends in this line that began in the nearest opening's: all between is its text. */
    private void nameEnds(LogLine line, int to, long at) {
        Opening nearest = openings.latestSince(at - GeneralLogScanner.SPAN);
        if (nearest != null) {
            joinName(nearest, at + to - line.from, line, "the name of a client ends twice");
        }
    }

    /** Makes one record of the lines from an opening's to the one that ends at a position. */
    private boolean joinName(Opening opening, long end, LogLine line, String why) {
        byte[] whole = recent.get(opening.textAt, end);
        if (!text.read(whole, 0, whole.length, false)) {
            return false;
        }
        takeBack(opening.position, end);
        start(MysqlRecord.Kind.ATTEMPT, opening.thread, line);
        opening.place(draft);
        identify(whole, 0);
        draft.spansLines = true;
        signal(new String(whole, 0, text.userTo, StandardCharsets.UTF_8), why, opening.position);
        keepOpening(opening.position, opening.textAt, end + 1);
        return true;
    }

    /** A refusal has shown that the name spans lines: its record ends where the refused host stands. */
    private void joinByRefusal(Opening opening, OpenMessage open, LogLine line) {
        String host = hosts.name(open.text(), denial.hostFrom, denial.hostTo);
        byte[] lines = recent.get(opening.textAt, open.position);
        int end = Bytes.indexOf(lines, 0, lines.length, '\n');
        while (end >= 0) {
            int next = Bytes.indexOf(lines, end + 1, lines.length, '\n');
            if (next >= 0
                    && ConnectText.using(lines, 0, next) >= 0
                    && text.read(lines, 0, next, false)
                    && hosts.name(lines, text.hostFrom, text.hostTo).equals(host)) {
                joinName(opening, opening.textAt + next, line, "a refused name spans lines");
                return;
            }
            end = next;
        }
    }

    /** Sees whether a message that was open ends with this line; {@code to} is the message's length by then. */
    boolean ended(OpenMessage open, LogLine line, int to) {
        byte[] buf = open.text();
        if (draft.kind == MysqlRecord.Kind.REFUSED) {
            denial.read(buf, 0, to);
            Opening opening = openings.get(draft.thread);
            if (denial.code == 0
                    || (opening != null && opening.breaksLine() && opening.exact && !isNameOf(opening, buf))) {
                return false;
            }
            if (opening != null && !opening.spansLines && !opening.settled()) {
                MysqlRecord refusal = draft.copy();
                joinByRefusal(opening, open, line);
                draft.set(refusal);
            }
            draft.spansLines = true;
            refused(buf, open.position);
            return true;
        }
        boolean full = open.length() == GeneralLogScanner.SPAN - 65;
        boolean ends = ConnectText.using(buf, 0, to) >= 0 || legacy || full;
        if (!ends || !text.read(buf, 0, to, legacy || full)) {
            return false;
        }
        Opening before = openings.get(draft.thread);
        if (before != null && before.end == open.position && !before.settled()) {
            // The thread's line before this one looked complete, and is the beginning of the same name.
            return joinName(before, open.textAt + to, line, "a thread sends two names");
        }
        draft.spansLines = true;
        identify(buf, 0);
        signal(
                new String(buf, 0, to, StandardCharsets.UTF_8),
                "the name of a client holds a line break",
                open.position);
        keepOpening(open.position, open.textAt, open.textAt + open.length() + 1L);
        return true;
    }

    /** Whether the refusal that was read names the whole of an opening's user, as far as the server writes it. */
    private boolean isNameOf(Opening opening, byte[] buf) {
        if (hosts.name(buf, denial.hostFrom, denial.hostTo).equals(opening.place)) {
            return true;
        }
        String name = hosts.name(buf, denial.userFrom, denial.userTo);
        String user = opening.user;
        return user == null || name.equals(user) || (user.startsWith(name) && name.length() >= 24);
    }

    private void identify(byte[] buf, int from) {
        draft.user = hosts.name(buf, from, text.userTo);
        hosts.set(draft, buf, text.hostFrom, text.hostTo);
        draft.database = hosts.text(buf, text.databaseFrom, text.databaseTo);
        draft.tls = text.tls;
        draft.ambiguous = text.ambiguous;
    }

    private void keepOpening(long at, long textAt, long end) {
        held.add(at).set(draft);
        openedAt = at;
        if (draft.kind == MysqlRecord.Kind.ATTEMPT) {
            openings.put(new Opening(draft, at, textAt, end, openings.get(draft.thread)));
        } else {
            Opening opening = openings.get(draft.thread);
            if (opening != null && !opening.settled()) {
                openings.settle(opening, at);
            }
        }
    }

    private void refused(byte[] buf, long at) {
        draft.code = denial.code;
        draft.user = hosts.name(buf, denial.userFrom, denial.userTo);
        if (denial.code == ServerError.DATABASE_DENIED) {
            hosts.setPattern(draft, buf, denial.hostFrom, denial.hostTo);
        } else {
            hosts.set(draft, buf, denial.hostFrom, denial.hostTo);
        }
        draft.database = hosts.text(buf, denial.databaseFrom, denial.databaseTo);
        keepRefusal(at);
    }

    private void keepRefusal(long at) {
        held.add(at).set(draft);
        refusedAt = at;
        Opening opening = openings.get(draft.thread);
        if (opening != null && !opening.settled()) {
            openings.settle(opening, at);
        }
    }

    private void takeBack(long from, long to) {
        held.drop(from, to);
        openings.undo(from, to, held);
    }

    private void signal(String imitation, String why, long at) {
        MysqlRecord slot = held.add(at);
        slot.set(draft);
        slot.kind = MysqlRecord.Kind.TAMPER;
        slot.text = imitation;
        slot.why = why;
    }

    private void give(MysqlRecord record) {
        if (record.timeMicros == UNKNOWN_TIME) {
            anyUntimed |= firstTime == UNKNOWN_TIME;
            record.timeMicros = firstTime == UNKNOWN_TIME ? MysqlRecord.UNTIMED : firstTime;
        }
        switch (record.kind) {
            case ATTEMPT -> {
                attempts++;
                hostNames += record.host != null && !record.host.equals("localhost") ? 1 : 0;
            }
            case REFUSED -> refusals++;
            default -> {}
        }
        sink.accept(record);
    }

    /** Nothing more belongs to the lines so far. */
    void idle() {
        held.giveAll();
    }

    /** No more lines come. */
    void end(StreamReport report) {
        report.add(Facts.RECORDS, attempts);
        report.add(Facts.REFUSALS, refusals);
        report.add(Facts.HOST_NAMES, hostNames);
        if (anyUntimed) {
            report.note("no line of " + report.files()
                    + " has a time: without another log its logins are given with the time 1970-01-01");
        }
    }
}
