// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.episode.Baseline;
import dev.postern.kernel.origin.Origin;

/** What has been normal on one database instance. */
public final class InstanceProfile {

    private final UsualValues usual = new UsualValues();

    /** The usual values, for findings. */
    public Baseline baseline() {
        return usual;
    }

    /** Learns from a successful login. */
    public void learn(LoginEvent event, Origin origin) {
        usual.countersOf(event, origin).forEach(ValueCounts.Count::add);
    }
}
