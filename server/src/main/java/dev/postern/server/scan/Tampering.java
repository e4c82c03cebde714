// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.kernel.TamperSignal;
import java.util.Map;
import java.util.TreeMap;

/** Tells the user of forged log text: the first few of each instance one by one, the rest as a number. */
final class Tampering {
    private static final int SHOWN = 5;

    private final Run run;
    private final Map<String, Integer> counts = new TreeMap<>();

    Tampering(Run run) {
        this.run = run;
    }

    void saw(TamperSignal signal) {
        if (counts.merge(signal.instance(), 1, Integer::sum) <= SHOWN) {
            run.note(signal.source().file() + ":" + signal.source().line() + ": forged log text (" + signal.reason()
                    + ") was written through a login attempt"
                    + (signal.remoteIp() == null ? "" : " from " + signal.remoteIp())
                    + "; it is not counted as a login: " + signal.excerpt());
        }
    }

    void sayRest() {
        counts.forEach((instance, count) -> {
            if (count > SHOWN) {
                run.note(instance + ": forged log text was seen " + count + " times");
            }
        });
    }
}
