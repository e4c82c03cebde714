// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.Input;
import dev.postern.store.FindingState;
import java.util.List;

/** Told of what the watch does, for metrics. */
public interface WatchCounts {

    /** Inputs have been put into the login log. */
    void logged(List<Input> inputs);

    /** States of findings have been stored. */
    void findings(List<FindingState> states);
}
