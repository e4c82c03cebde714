// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.move;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.novelty.Score;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The logins that are held on one instance: at most 64 pairs of an account and a network. */
public final class Moves {

    private static final int MOST = 64;

    private final List<PossibleMove> held = new ArrayList<>(0);

    public Moves() {}

    public Moves(StateReader in) {
        in.each(() -> held.add(new PossibleMove(in)));
    }

    public void write(StateWriter out) {
        out.all(held, (o, one) -> one.write(o));
    }

    /** Counts a success towards what is held of its account and network. */
    public void succeeded(LoginEvent event, String user, Origin origin) {
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i).isOf(user, origin.network())) {
                held.get(i).add(event, origin);
                return;
            }
        }
    }

    /**
     * Holds an unusual login.
     *
     * @return whether it is held; not when too many are
     */
    public boolean hold(LoginEvent event, String user, Origin origin, Score score) {
        if (held.size() >= MOST) {
            return false;
        }
        held.add(new PossibleMove(user, event, origin, score));
        return true;
    }

    /** Takes out what is decided by now. */
    public List<PossibleMove> decided(long nowMicros) {
        if (held.isEmpty()) {
            return List.of();
        }
        List<PossibleMove> decided = new ArrayList<>(0);
        for (Iterator<PossibleMove> i = held.iterator(); i.hasNext(); ) {
            PossibleMove one = i.next();
            if (one.isDecided(nowMicros)) {
                decided.add(one);
                i.remove();
            }
        }
        return decided;
    }
}
