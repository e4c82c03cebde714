// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.profile.FleetProfile;
import dev.postern.kernel.reach.Reach;
import dev.postern.kernel.sequence.Sequences;
import dev.postern.kernel.silence.FullHours;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;

/**
 * What is remembered of all instances together. Instances read {@link #profile} as of the last closed hour; {@link #reach} is fed
 * in the total order of inputs and read by no instance, and so are {@link #sequences}, with what is told of findings.
 */
final class FleetState {

    final FleetProfile profile;
    final Reach reach;
    final FullHours fullHours;
    final Sequences sequences;

    /** Whether anything of it has changed since it was last written. */
    boolean changed;

    FleetState() {
        profile = new FleetProfile();
        reach = new Reach();
        fullHours = new FullHours();
        sequences = new Sequences();
    }

    FleetState(StateReader in) {
        profile = new FleetProfile(in);
        reach = new Reach(in);
        fullHours = in.format() < 2 ? new FullHours() : new FullHours(in);
        sequences = in.format() < 4 ? new Sequences() : new Sequences(in);
    }

    void write(StateWriter out) {
        profile.write(out);
        reach.write(out);
        fullHours.write(out);
        sequences.write(out);
    }
}
