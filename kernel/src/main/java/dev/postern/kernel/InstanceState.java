// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.episode.Episodes;
import dev.postern.kernel.failure.FailureReports.Desk;
import dev.postern.kernel.failure.Failures;
import dev.postern.kernel.origin.Origins;
import dev.postern.kernel.profile.InstanceProfile;

/** Everything that is remembered of one database instance. No other instance's steps touch it. */
final class InstanceState {

    final Origins origins = new Origins();
    final InstanceProfile profile = new InstanceProfile();
    final Episodes episodes = new Episodes();
    final Failures failures = new Failures();
    final Desk desk = new Desk(episodes, profile);
}
