// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.Input;
import dev.postern.store.FindingState;
import java.util.List;

/** Counts nothing. */
final class Uncounted implements WatchCounts {
    @Override
    public void logged(List<Input> inputs) {}

    @Override
    public void findings(List<FindingState> states) {}
}
