// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.replay;

import dev.postern.api.own.replay.ReplayRequest;
import dev.postern.api.own.replay.Replayer.Listener;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Input;
import dev.postern.kernel.Intel;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.KernelState;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Policy;
import dev.postern.server.output.FindingJson;
import dev.postern.server.output.RawLines;
import dev.postern.store.FindingState;
import java.util.ArrayList;
import java.util.List;

/** Detection over history, with a memory of its own. */
final class HistoryDetection {
    private static final int AT_ONCE = 200;

    private final Kernel kernel;
    private final KernelState state = new KernelState();
    private final FindingJson json;
    private final Listener listener;
    private final long from;
    private final long to;
    private final List<FindingState> found = new ArrayList<>();
    private long logins;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    HistoryDetection(Policy policy, Intel intel, ReplayRequest request, Listener listener) {
        kernel = new Kernel(policy, intel);
        json = new FindingJson(policy, RawLines.none());
        this.listener = listener;
        from = request.fromMicros();
        to = request.toMicros();
    }

    /** Looks at an input, unless it is behind the end. */
    void step(Input input) {
        long time = input instanceof LoginEvent login ? login.openedMicros() : input.timeMicros();
        if (time < to) {
            logins += input instanceof LoginEvent ? 1 : 0; // a sign of forgery is none
            first = Math.min(first, time);
            last = Math.max(last, time);
            kernel.step(input, state).findings().forEach(this::keep);
        }
    }

    /** Tells how far it is. */
    void told(double share) {
        hand();
        if (first <= last) {
            listener.saw(first, last);
        }
        listener.reached(share, logins);
    }

    /** Tells what is left to tell at the end. */
    void finish() {
        kernel.finish(state).findings().forEach(this::keep);
        told(1);
    }

    private void keep(Finding finding) {
        if (!finding.isAlarm() || finding.lastSeen() < from) {
            return;
        }
        found.add(FindingState.of(finding, true, false, json.of(finding).toString()));
        if (found.size() >= AT_ONCE) {
            hand();
        }
    }

    private void hand() {
        if (!found.isEmpty()) {
            listener.found(List.copyOf(found));
            found.clear();
        }
    }
}
