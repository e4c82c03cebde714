// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.episode.Episodes;
import dev.postern.kernel.failure.FailureReports.Desk;
import dev.postern.kernel.failure.Failures;
import dev.postern.kernel.move.Moves;
import dev.postern.kernel.origin.Origins;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.silence.Presence;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;

/** Everything that is remembered of one database instance. Steps of others ask it for its usual values, and no more. */
final class InstanceState {

    /** Not kept: it only saves look-ups. */
    final Origins origins = new Origins();

    final InstanceProfile profile;
    final Episodes episodes;
    final Failures failures;
    final Presence presence;
    final Moves moves;
    final Desk desk;

    /** Whether anything of it has changed since it was last written. */
    boolean changed;

    InstanceState() {
        profile = new InstanceProfile();
        episodes = new Episodes();
        failures = new Failures();
        presence = new Presence();
        moves = new Moves();
        desk = new Desk(episodes, profile);
    }

    InstanceState(StateReader in) {
        profile = new InstanceProfile(in);
        episodes = new Episodes(in);
        failures = new Failures(in);
        presence = in.format() < 2 ? new Presence() : new Presence(in);
        moves = in.format() < 3 ? new Moves() : new Moves(in);
        desk = new Desk(episodes, profile);
    }

    void write(StateWriter out) {
        profile.write(out);
        episodes.write(out);
        failures.write(out);
        presence.write(out);
        moves.write(out);
    }
}
