// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;

/** A form in which a server writes its log. Stateless; one instance serves all streams. */
public interface LogFormat<R extends LogRecord> {

    /** Name for machine use, e.g. {@code postgresql-csvlog}. */
    String id();

    /** Name for people, e.g. {@code PostgreSQL csvlog}. */
    String title();

    /** What logs of this format can tell. */
    Coverage coverage();

    /**
     * Judges the head of a file.
     *
     * @param head first lines of the file (complete ones), at least one
     * @param options what the user said of this stream
     * @return how well the head fits; {@link Recognition#NO} when it does not
     */
    Recognition recognise(List<LogLine> head, ScanOptions options);

    /**
     * Opens a scanner for one stream that was recognised.
     *
     * @param recognition what {@link #recognise} said of the stream's first file
     * @param report takes what the scanner learns of the stream
     */
    LogScanner open(Recognition recognition, ScanOptions options, StreamReport report, RecordSink<R> sink);

    /**
     * Whether several of these may be written at the same time for one instance (by poolers beside each other, or by Aurora), so that its
     * {@linkplain LogFile#set rotated sets} are streams side by side rather than all files one after the other.
     */
    default boolean setsOverlap() {
        return false;
    }
}
