// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.state.Logins;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;

/** An attempt to log in and where it came from, kept for the finding that may come of it. */
public record Attempt(LoginEvent event, Origin origin) {

    /** Shortens the texts of clients, so that what is kept is bounded. */
    public static Attempt of(LoginEvent event, Origin origin) {
        return new Attempt(Clip.event(event), origin);
    }

    public static Attempt read(StateReader in) {
        return new Attempt(Logins.read(in), Origin.read(in));
    }

    public static void write(StateWriter out, Attempt attempt) {
        Logins.write(out, attempt.event);
        Origin.write(out, attempt.origin);
    }
}
