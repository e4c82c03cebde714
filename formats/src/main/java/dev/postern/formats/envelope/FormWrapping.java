// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Lines;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.formats.Wrapping;

/**
 * What one sender wrote into a file.
 *
 * @param newestFirst whether the file has to be turned round
 */
record FormWrapping(Form form, Sender sender, boolean newestFirst) implements Wrapping {

    @Override
    public String id() {
        return form.id();
    }

    @Override
    public String title() {
        return sender.title().isEmpty() ? form.title() : form.title() + " of " + sender.title();
    }

    @Override
    public boolean mayBeOneLine() {
        return form.mayBeOneLine();
    }

    @Override
    public Lines open(Lines wrapped, long modifiedMicros, ScanOptions options, StreamReport report) {
        PieceReader all = form.open(wrapped, modifiedMicros, options, report);
        PieceReader mine = new OneSender(all, sender, report);
        return new Unwrapped(newestFirst ? new OldestFirst(mine, options) : mine, form.splitsLines(), report);
    }
}
