// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.monitor.follow.Done;
import dev.postern.monitor.follow.Fingerprint;
import dev.postern.monitor.follow.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Times are in units of a hold: what must be read again lies two before now, what has been given one. */
class TrailTest {
    private static final Checkpoint BEGINNING = new Checkpoint(0, at(0, 0), at(0, 0));

    private final Trail trail = new Trail(BEGINNING);

    /** A place in one of several files that are read one after the other. */
    private static Map<String, Position> at(int file, long line) {
        Fingerprint print = new Fingerprint(1, file, line, 1, line);
        List<Done> done = new ArrayList<>();
        IntStream.range(Math.max(0, file - 8), file).forEach(each -> done.add(new Done("log." + each, Position.NONE)));
        return Map.of("log", new Position(true, "log." + file, 1, file, print, line, done));
    }

    private Checkpoint checkpointAt(long now) {
        return trail.checkpoint(now - 2, now - 1);
    }

    @Test
    void readingBeginsAHoldBeforeWhatCounts() {
        for (int time = 0; time <= 10; time++) {
            trail.add(time, time, at(0, time));
        }

        assertThat(checkpointAt(10)).isEqualTo(new Checkpoint(9, at(0, 8), at(0, 9)));
    }

    @Test
    void oneMarkIsNotBothWhenMarksLieFarApart() {
        trail.add(5, 5, at(0, 5));
        trail.add(100, 100, at(0, 100));

        assertThat(checkpointAt(103)).isEqualTo(new Checkpoint(100, at(0, 5), at(0, 100)));
    }

    @Test
    void aSingleMarkIsReadUpToFromTheBeginning() {
        trail.add(100, 100, at(0, 100));

        assertThat(checkpointAt(103)).isEqualTo(new Checkpoint(100, at(0, 0), at(0, 100)));
    }

    @Test
    void readingNeverBeginsBeforeWhereACheckpointHasSaid() {
        for (int time = 0; time <= 10; time++) {
            trail.add(time, time, at(0, time));
        }
        Checkpoint given = checkpointAt(10);

        assertThat(checkpointAt(4)).isEqualTo(given);
    }

    @Test
    void filesThatAreForgottenAtThePlaceThatCountsHoldItBack() {
        trail.add(50, 50, at(7, 50));
        trail.add(51, 51, at(8, 51));
        trail.add(52, 52, at(9, 52));

        // Read again from file 0, of which only the place in file 9 knows nothing any more.
        assertThat(checkpointAt(60)).isEqualTo(new Checkpoint(52, at(8, 51), at(9, 52)));
        Trail far = new Trail(BEGINNING);
        far.add(50, 50, at(7, 50));
        far.add(50, 51, at(9, 51));
        assertThat(far.checkpoint(58, 59)).isEqualTo(new Checkpoint(50, at(0, 0), at(7, 50)));
    }

    @Test
    void beforeAnyMarkIsOldEnoughTheStartCounts() {
        trail.add(100, 100, at(0, 100));

        assertThat(checkpointAt(100)).isEqualTo(BEGINNING);
    }
}
