// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.move;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.episode.Clip;
import dev.postern.kernel.novelty.Score;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.Logins;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The logins of one account from one network, from the unusual first one on, while it is not known what they are. */
public final class PossibleMove {

    /** An application that has moved has made more logins than these by then. */
    private static final long FIRST_LOOK_MICROS = EventTime.HOUR_MICROS;

    private static final int FEWEST_AT_FIRST_LOOK = 4;
    private static final long LAST_LOOK_MICROS = 4 * EventTime.HOUR_MICROS;
    private static final int ENOUGH = 10;
    private static final int ENOUGH_OF_SEVERAL = 4;

    private static final int MOST_KEPT = 20;

    private final String user;
    private final Origin origin;
    private final Score score;
    private final List<LoginEvent> events = new ArrayList<>(4);
    private @Nullable IpAddress other;
    private long logins;

    PossibleMove(String user, Origin origin, Score score, LoginEvent event) {
        this.user = user;
        this.origin = origin;
        this.score = score.asOfNow();
        add(event);
    }

    PossibleMove(StateReader in) {
        user = in.text();
        origin = Origin.read(in);
        score = Score.read(in);
        in.each(() -> events.add(Logins.read(in)));
        if (events.isEmpty()) {
            throw in.damaged("nothing is held");
        }
        other = Values.readAddress(in);
        logins = in.number();
    }

    void write(StateWriter out) {
        out.text(user);
        Origin.write(out, origin);
        score.write(out);
        out.all(events, Logins::write);
        Values.writeAddress(out, other);
        out.number(logins);
    }

    boolean isOf(String name, Object network) {
        return user.equals(name) && network.equals(origin.network());
    }

    /** Adds a login of the account from the network. */
    void add(LoginEvent event) {
        logins++;
        if (events.size() < MOST_KEPT) {
            events.add(Clip.event(event));
        }
        IpAddress ip = event.remoteIp();
        if (ip != null && !ip.equals(origin.ip())) {
            other = ip;
        }
    }

    /** Whether it is known by now whether the application has moved. */
    boolean isDecided(long nowMicros) {
        long age = nowMicros - first().timeMicros();
        return hasMoved() || age > LAST_LOOK_MICROS || (age > FIRST_LOOK_MICROS && logins < FEWEST_AT_FIRST_LOOK);
    }

    /** Whether the application works from there. */
    public boolean hasMoved() {
        return logins >= ENOUGH || (other != null && logins >= ENOUGH_OF_SEVERAL);
    }

    /** The unusual login. */
    public LoginEvent first() {
        return events.get(0);
    }

    /** The first logins, at most 20. */
    public List<LoginEvent> events() {
        return List.copyOf(events);
    }

    /** The last of {@link #events}. */
    public LoginEvent latest() {
        return events.get(events.size() - 1);
    }

    public String user() {
        return user;
    }

    /** Where the unusual login came from. */
    public Origin origin() {
        return origin;
    }

    /** How unusual it was. */
    public Score score() {
        return score;
    }
}
