// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.move;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.episode.Attempt;
import dev.postern.kernel.novelty.Score;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** The logins of one account from one network, from the unusual first one on, while it is not known what they are. */
public final class PossibleMove {

    /** An application that has moved has logged in so often within an hour. */
    private static final int FEWEST_AT_FIRST_LOOK = 4;

    private static final long FIRST_LOOK_MICROS = EventTime.HOUR_MICROS;

    /** So many logins within four hours are an application's, or fewer from several addresses. */
    private static final int ENOUGH = 10;

    private static final int ENOUGH_OF_SEVERAL = 4;
    private static final long LAST_LOOK_MICROS = 4 * EventTime.HOUR_MICROS;

    private final String user;
    private final Score score;
    private final List<Attempt> attempts = new ArrayList<>(4);

    PossibleMove(String user, LoginEvent event, Origin origin, Score score) {
        this.user = user;
        this.score = score.asOfNow();
        add(event, origin);
    }

    PossibleMove(StateReader in) {
        user = in.text();
        score = Score.read(in);
        in.each(() -> attempts.add(Attempt.read(in)));
        if (attempts.isEmpty()) {
            throw in.damaged("nothing is held");
        }
    }

    void write(StateWriter out) {
        out.text(user);
        score.write(out);
        out.all(attempts, Attempt::write);
    }

    boolean isOf(String name, Object network) {
        return user.equals(name) && network.equals(first().origin().network());
    }

    /** Adds a login of the account from the network. */
    void add(LoginEvent event, Origin origin) {
        if (attempts.size() < ENOUGH) {
            attempts.add(Attempt.of(event, origin));
        }
    }

    /** Whether it is known by now whether the application has moved. */
    boolean isDecided(long nowMicros) {
        long age = nowMicros - first().event().timeMicros();
        boolean few = age > FIRST_LOOK_MICROS && attempts.size() < FEWEST_AT_FIRST_LOOK;
        boolean ranAhead = WrongClock.ranAhead(first().event().timeMicros(), nowMicros);
        return hasMoved() || few || age > LAST_LOOK_MICROS || ranAhead;
    }

    /** Whether the application works from there. */
    public boolean hasMoved() {
        return attempts.size() >= ENOUGH || (attempts.size() >= ENOUGH_OF_SEVERAL && isFromSeveral());
    }

    private boolean isFromSeveral() {
        Object one = first().origin().exact();
        return attempts.stream().anyMatch(attempt -> !attempt.origin().exact().equals(one));
    }

    /** The unusual login. */
    public Attempt first() {
        return attempts.get(0);
    }

    /** The first logins, at most ten. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** The account. */
    public String user() {
        return user;
    }

    /** How unusual the first login was. */
    public Score score() {
        return score;
    }
}
