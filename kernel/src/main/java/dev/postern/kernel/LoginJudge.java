// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.listed.ListedAddresses;
import dev.postern.kernel.origin.Origin;

/** Takes one login attempt through the detectors: lists first, which decide alone, then what needs learning. */
final class LoginJudge {

    private final ListedAddresses listed;

    LoginJudge(Policy policy) {
        this.listed = new ListedAddresses(policy);
    }

    void judge(LoginEvent event, Origin origin, InstanceState instance) {
        if (event.is(Mark.INTERNAL) && !origin.isPublic()) {
            return;
        }
        ListKind listing = origin.listing();
        if (listing == ListKind.TOR || listing == ListKind.THREAT) {
            Episode episode = listed.attempt(event, origin, instance.episodes, instance.profile.baseline());
            instance.episodes.changed(episode, event.timeMicros());
            return;
        }
        if (event.outcome() == Outcome.SUCCESS) {
            instance.profile.learn(event, origin);
        }
    }
}
