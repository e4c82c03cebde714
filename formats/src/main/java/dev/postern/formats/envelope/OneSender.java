// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.StreamReport;
import java.io.IOException;

/**
 * The pieces of one sender; all others are passed over and counted. Two servers in one file would be taken for one (their
 * process ids mean nothing to each other), so a namesake on another host is not read, and that is a problem ({@link Namesakes}).
 */
final class OneSender implements PieceReader {
    /** Pieces of other programs. */
    static final String OTHERS = "envelope.other-programs";
    /** Pieces of the same program on other hosts. */
    static final String OTHER_HOSTS = "envelope.other-hosts";

    private final PieceReader all;
    private final Sender sender;
    private final StreamReport report;
    private final Namesakes namesakes;
    private long others;
    private boolean told;

    OneSender(PieceReader all, Form form, Sender sender, StreamReport report) {
        this.all = all;
        this.sender = sender;
        this.report = report;
        this.namesakes = new Namesakes(form, sender);
    }

    @Override
    public boolean next(Piece piece) throws IOException {
        while (all.next(piece)) {
            if (piece.sender.equals(sender)) {
                return true;
            }
            if (piece.sender.program().equals(sender.program())) {
                namesakes.count(piece.sender.host());
            } else {
                others++;
            }
        }
        if (!told) {
            told = true;
            tell(piece);
        }
        return false;
    }

    private void tell(Piece last) {
        report.add(OTHERS, others);
        report.add(OTHER_HOSTS, namesakes.lines());
        if (namesakes.lines() > 0) {
            report.unread(namesakes.problem(last.file));
        }
    }

    @Override
    public boolean mayGrow() {
        return all.mayGrow();
    }

    @Override
    public boolean isHeldUp() {
        return all.isHeldUp();
    }

    @Override
    public void idle() throws IOException {
        all.idle();
    }

    @Override
    public long misfits() {
        return all.misfits();
    }

    @Override
    public long position() {
        return all.position();
    }

    @Override
    public void close() throws IOException {
        all.close();
    }
}
