// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.profile.FleetProfile;
import dev.postern.kernel.reach.Reach;

/**
 * What is remembered of all instances together. Instances read {@link #profile} as of the last closed hour; {@link #reach} is fed
 * in the total order of inputs and read by no instance.
 */
final class FleetState {

    final FleetProfile profile = new FleetProfile();
    final Reach reach = new Reach();
}
