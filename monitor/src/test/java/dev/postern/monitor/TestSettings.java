// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.Intel;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.Policy;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Settings of a watch that knows nothing of addresses, sends nothing and forgets nothing. */
final class TestSettings {
    private TestSettings() {}

    static MonitorSettings of(WatchedDatabase... databases) {
        return new MonitorSettings(
                Owners.allOf(Scope.DEFAULT),
                List.of(databases),
                KernelSource.of(new Kernel(Policy.DEFAULT, Intel.NONE)),
                Map::of,
                finding -> "{}",
                List.of(),
                Duration.ofDays(3650),
                Long.MAX_VALUE,
                Duration.ofDays(3650));
    }
}
