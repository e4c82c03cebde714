// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

/** The time that an {@link Envelope} gives a line. Asked for only where the line itself has none. */
@FunctionalInterface
public interface LineTime {

    /**
     * The instant, microseconds since the epoch.
     *
     * @throws SourceRefusedException when nobody can tell it (a date without a year in a pipe, say)
     */
    long micros();
}
