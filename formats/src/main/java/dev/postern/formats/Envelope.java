// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;

/**
 * Something that log lines are wrapped in on their way: a syslog file, a container's log, a cloud service's export. Stateless;
 * formats know nothing of envelopes but that a line may bring its time and its process along ({@link LogLine#time}, {@link
 * LogLine#process}).
 */
public interface Envelope {

    /** Name for machine use, e.g. {@code syslog}. */
    String id();

    /** Name for people, e.g. {@code syslog}. */
    String title();

    /**
     * Judges the head of a file.
     *
     * @param head first lines of the file, at least one
     * @return the ways to unwrap it, one for each sender whose lines it holds, who has most lines first; empty when it is
     *     something else
     */
    List<Wrapping> recognise(List<LogLine> head);
}
