// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.state.Logins;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Some attempts of an episode: how it began and how it stands. */
final class Samples {

    private static final int FIRST = 10;
    private static final int LAST = 10;

    private final List<LoginEvent> first = new ArrayList<>(1);
    private final ArrayDeque<LoginEvent> last = new ArrayDeque<>(1);

    Samples() {}

    Samples(StateReader in) {
        in.each(() -> first.add(Logins.read(in)));
        in.each(() -> last.addLast(Logins.read(in)));
    }

    void write(StateWriter out) {
        out.all(first, Logins::write);
        out.all(last, Logins::write);
    }

    void add(LoginEvent event) {
        LoginEvent kept = Clip.event(event);
        if (first.size() < FIRST) {
            first.add(kept);
            return;
        }
        if (last.size() == LAST) {
            last.removeFirst();
        }
        last.addLast(kept);
    }

    void addAll(Samples other) {
        other.first.forEach(this::add);
        other.last.forEach(this::add);
    }

    /** Earliest first, at most 20. */
    List<LoginEvent> list() {
        List<LoginEvent> all = new ArrayList<>(first);
        all.addAll(last);
        return List.copyOf(all);
    }
}
