// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Envelope;
import dev.postern.formats.FileHead;
import dev.postern.formats.LineTime;
import dev.postern.formats.LogFile;
import dev.postern.formats.LogLine;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.formats.Wrapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The envelope of a form. */
record FormEnvelope(Form form) implements Envelope {
    /** Senders of which a head is searched for logs. */
    private static final int MOST_SENDERS = 16;
    /** Senders that are told apart in a head. */
    private static final int COUNTED_SENDERS = 1 << 10;

    /** What is known of a sender from the head. */
    private static final class Seen {
        int pieces;
        int rising;
        int falling;
        long last = Long.MIN_VALUE;

        void at(long micros) {
            if (last != Long.MIN_VALUE) {
                rising += micros > last ? 1 : 0;
                falling += micros < last ? 1 : 0;
            }
            last = micros;
        }
    }

    @Override
    public String id() {
        return form.id();
    }

    @Override
    public String title() {
        return form.title();
    }

    @Override
    public List<Wrapping> recognise(List<LogLine> head) {
        Map<Sender, Seen> senders = new LinkedHashMap<>();
        // Only what is counted matters here; times are those of forms that write them whole.
        ScanOptions options = ScanOptions.of("", ZoneOffset.UTC);
        long pieces = 0;
        try (PieceReader reader =
                form.open(new FileHead(head), LogFile.UNKNOWN_TIME, options, new StreamReport("", null))) {
            Piece piece = new Piece();
            while (reader.next(piece)) {
                pieces++;
                count(piece, senders);
            }
            if (pieces <= reader.misfits()) {
                return List.of();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read from outside
        }
        return senders.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> -e.getValue().pieces))
                .limit(MOST_SENDERS)
                .map(e -> (Wrapping) new FormWrapping(form, e.getKey(), isNewestFirst(e.getValue())))
                .toList();
    }

    private void count(Piece piece, Map<Sender, Seen> senders) {
        Seen seen = senders.get(piece.sender);
        if (seen == null) {
            if (senders.size() == COUNTED_SENDERS) {
                return;
            }
            seen = new Seen();
            senders.put(piece.sender, seen);
        }
        seen.pieces++;
        LineTime time = piece.time;
        if (form.mayBeNewestFirst() && time != null) {
            seen.at(time.micros());
        }
    }

    private static boolean isNewestFirst(Seen seen) {
        return seen.falling > seen.rising;
    }
}
