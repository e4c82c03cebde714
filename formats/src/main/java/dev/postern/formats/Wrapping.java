// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;

/** One way to unwrap a file. Equal ones unwrap files of one stream alike. */
public interface Wrapping {

    /** The {@link Envelope#id()}; of an envelope within another one, both with a slash between. */
    String id();

    /** Name for people, with the sender if there is one, e.g. {@code syslog of postgres on db1}. */
    String title();

    /** Whether one line may hold any number of records, so that it has to be read however long it is. */
    boolean mayBeOneLine();

    /** Whether such a file is a log that may be being written; exports are not. */
    boolean canGrow();

    /** What the envelope hides, from what unwrapping has counted. */
    List<Advice> advise(StreamReport report);

    /**
     * Unwraps a file.
     *
     * @param wrapped the file's lines; closed with the result
     * @param modifiedMicros when the file was last written, or {@link LogFile#UNKNOWN_TIME}
     * @param report takes what is passed over
     */
    Lines open(Lines wrapped, long modifiedMicros, ScanOptions options, StreamReport report);
}
