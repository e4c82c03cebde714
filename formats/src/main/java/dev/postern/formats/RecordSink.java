// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

/** Takes records as a scanner finds them. */
@FunctionalInterface
public interface RecordSink<R extends LogRecord> {
    /** Takes a record; the object is the scanner's again after the call. */
    void accept(R event);
}
