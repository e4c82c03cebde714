// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Lines;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import org.jspecify.annotations.Nullable;

/** A form of envelope: how a file of it is taken apart. Stateless. */
interface Form {

    /** Name for machine use. */
    String id();

    /** Name for people. */
    String title();

    /**
     * Takes a file apart.
     *
     * @param lines its lines; closed with the result
     * @param modifiedMicros when it was last written, or {@link dev.postern.formats.LogFile#UNKNOWN_TIME}
     */
    PieceReader open(Lines lines, long modifiedMicros, ScanOptions options, StreamReport report);

    /**
     * Whether a piece may hold several lines as the server wrote them, or one that is always a message: an agent that follows a
     * log file takes lines as they come, while syslog takes a message from the server itself.
     */
    boolean splitsLines();

    /** See {@link dev.postern.formats.Wrapping#mayBeOneLine}. */
    default boolean mayBeOneLine() {
        return false;
    }

    /** Text that every line of a sender holds, so that {@code grep} finds them; null where a line does not show its sender so. */
    default @Nullable String markOf(Sender sender) {
        return null;
    }

    /** Whether exports of this form may have the newest record first. */
    boolean mayBeNewestFirst();
}
