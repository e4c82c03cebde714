// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.formats.Families;
import dev.postern.formats.Recognised;
import dev.postern.formats.Recogniser;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.SourceProblem;
import dev.postern.formats.SourceRefusedException;
import dev.postern.formats.Wrapping;
import dev.postern.formats.envelope.Envelopes;
import dev.postern.monitor.follow.FileFollower;
import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.StartAt;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tries whether a log can be followed: its head is read and recognised, nothing is kept. */
public final class LogTrial {
    private LogTrial() {}

    /**
     * Reads the head of a log.
     *
     * @param options what is said of the logs of its database
     * @return what it is, in words
     * @throws IOException with what keeps it from being followed, in words; hostile where it quotes the log
     */
    public static String run(FollowedLog log, ScanOptions options) throws IOException {
        try (FileFollower follower = new FileFollower(log, null, StartAt.BEGINNING)) {
            Recognised<?> recognised =
                    new Recogniser(Families.ALL, Envelopes.ALL).recognise(follower.current(), options);
            if (recognised == null) {
                return "can be read; nothing has been written to it yet";
            }
            String export = export(recognised);
            if (export != null) {
                throw new IOException(export);
            }
            return "can be read: " + recognised.format().title();
        } catch (SourceProblem | SourceRefusedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** That a log is none that grows, in words; null when it may. */
    static @Nullable String export(Recognised<?> recognised) {
        Wrapping wrapping = recognised.wrapping();
        return wrapping == null || wrapping.canGrow()
                ? null
                : "is an export (" + recognised.format().title()
                        + "), not a log that is being written; read it with postern scan";
    }
}
