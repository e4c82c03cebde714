// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;

/** An envelope within an envelope: a container's log of JSON records, say. */
record NestedWrapping(Wrapping outer, Wrapping inner) implements Wrapping {

    @Override
    public String id() {
        return outer.id() + "/" + inner.id();
    }

    @Override
    public String title() {
        return inner.title() + " in " + outer.title();
    }

    @Override
    public boolean mayBeOneLine() {
        return outer.mayBeOneLine();
    }

    @Override
    public boolean canGrow() {
        return outer.canGrow() && inner.canGrow();
    }

    @Override
    public List<Advice> advise(StreamReport report) {
        return inner.advise(report); // the same counts
    }

    @Override
    public Lines open(Lines wrapped, long modifiedMicros, ScanOptions options, StreamReport report) {
        return inner.open(outer.open(wrapped, modifiedMicros, options, report), modifiedMicros, options, report);
    }
}
