// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/** A range of a record's bytes; absent while {@code from} is negative. */
final class Span {
    int from = -1;
    int to = -1;

    void set(int start, int end) {
        from = start;
        to = end;
    }

    void set(Span other) {
        from = other.from;
        to = other.to;
    }

    void clear() {
        from = -1;
        to = -1;
    }

    boolean present() {
        return from >= 0;
    }

    boolean isEmpty() {
        return from >= to;
    }

    int length() {
        return to - from;
    }
}
