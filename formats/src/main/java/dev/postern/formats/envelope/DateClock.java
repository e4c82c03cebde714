// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LineTime;
import dev.postern.formats.LogLine;

/** Knows the years of one sender's dates. */
@FunctionalInterface
interface DateClock {

    /** The time of the sender's next line; its fields must make a date in some year. */
    LineTime at(LogLine line, int month, int day, int hour, int minute, int second, int micros);
}
