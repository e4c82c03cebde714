// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Finding.LoginAttribute;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attempts by user and application. Beyond 200 pairs, new pairs count in the episode's totals alone. */
final class LoginTallies {

    private static final int MOST_KEPT = 200;
    private static final int MOST_SHOWN = 50;

    private record Pair(@Nullable String user, @Nullable String application) {}

    private final Map<Pair, Tally> tallies = new LinkedHashMap<>(2);

    LoginTallies() {}

    LoginTallies(StateReader in) {
        in.each(() -> tallies.put(new Pair(in.textOrNull(), in.textOrNull()), new Tally(in)));
    }

    void write(StateWriter out) {
        out.all(tallies, LoginTallies::writePair, (o, tally) -> tally.write(o));
    }

    private static void writePair(StateWriter out, Pair pair) {
        out.text(pair.user);
        out.text(pair.application);
    }

    void add(LoginEvent event) {
        Tally tally = tally(new Pair(Clip.orNull(event.user()), Clip.orNull(event.application())));
        if (tally != null) {
            tally.add(event.outcome());
        }
    }

    void addAll(LoginTallies other) {
        other.tallies.forEach((pair, theirs) -> {
            Tally tally = tally(pair);
            if (tally != null) {
                tally.add(theirs);
            }
        });
    }

    private @Nullable Tally tally(Pair pair) {
        Tally tally = tallies.get(pair);
        if (tally == null && tallies.size() < MOST_KEPT) {
            tally = new Tally();
            tallies.put(pair, tally);
        }
        return tally;
    }

    /** Most attempts first, then in order of appearance. */
    List<LoginAttribute> list() {
        List<Map.Entry<Pair, Tally>> entries = new ArrayList<>(tallies.entrySet());
        entries.sort(Comparator.comparingLong(entry -> -entry.getValue().total()));
        return entries.stream()
                .limit(MOST_SHOWN)
                .map(entry -> new LoginAttribute(
                        entry.getKey().user(),
                        entry.getKey().application(),
                        entry.getValue().failed(),
                        entry.getValue().successful()))
                .toList();
    }
}
