// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Advice;
import dev.postern.formats.Advice.Level;
import dev.postern.formats.Lines;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.formats.Wrapping;
import java.util.ArrayList;
import java.util.List;

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
    public List<Advice> advise(StreamReport report) {
        List<Advice> advice = new ArrayList<>();
        long otherHosts = report.fact(OneSender.OTHER_HOSTS);
        if (otherHosts > 0) {
            advice.add(new Advice(
                    Level.BLIND,
                    "other servers",
                    otherHosts + " lines of " + sender.program()
                            + " on other hosts were passed over: each server has to be a"
                            + " file, and an instance, of its own.",
                    List.of()));
        }
        long others = report.fact(OneSender.OTHERS);
        if (others > 0) {
            advice.add(new Advice(
                    Level.OK, "other programs", others + " lines of other programs were passed over.", List.of()));
        }
        return advice;
    }

    @Override
    public boolean canGrow() {
        return !newestFirst && !form.mayBeOneLine();
    }

    @Override
    public Lines open(Lines wrapped, long modifiedMicros, ScanOptions options, StreamReport report) {
        PieceReader all = form.open(wrapped, modifiedMicros, options, report);
        PieceReader mine = new OneSender(all, form, sender, report);
        return new Unwrapped(newestFirst ? new OldestFirst(mine, options) : mine, form.splitsLines(), report);
    }
}
