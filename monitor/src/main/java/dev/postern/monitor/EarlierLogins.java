// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.LoginEvent;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginLog;
import dev.postern.store.LoginQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Logins since some time of a certain kind, all with an address. Most of the log is read when this is made, by a thread that
 * may take its time; what is logged after that is read when it is asked for.
 */
public final class EarlierLogins {
    private static final int PAGE = 5_000;
    /** Bounds the memory that they take. */
    public static final int MOST = 20_000;

    private final long fromMicros;
    private final Predicate<LoginEvent> kind;
    private final List<LoggedInput> found = new ArrayList<>();
    private long searchedThrough;

    private EarlierLogins(long fromMicros, Predicate<LoginEvent> kind, long searchedThrough) {
        this.fromMicros = fromMicros;
        this.kind = kind;
        this.searchedThrough = searchedThrough;
    }

    /**
     * Looks through the log, from its end.
     *
     * @param fromMicros earliest time at which a login was decided
     * @param kind which logins; of more than 20,000 logins from there the latest count
     */
    public static EarlierLogins search(LoginLog log, long fromMicros, Predicate<LoginEvent> kind) {
        long last = log.lastSeq();
        EarlierLogins earlier = new EarlierLogins(fromMicros, kind, last);
        long before = last + 1;
        List<LoggedInput> page;
        do {
            page = log.search(new LoginQuery(null, null, null, null, fromMicros, Long.MAX_VALUE, before, PAGE));
            for (LoggedInput each : page) {
                before = each.seq();
                earlier.add(each);
            }
        } while (page.size() == PAGE && earlier.found.size() < MOST);
        return earlier;
    }

    private void add(LoggedInput logged) {
        if (logged.input() instanceof LoginEvent login
                && login.remoteIp() != null
                && login.timeMicros() >= fromMicros
                && found.size() < MOST
                && kind.test(login)) {
            found.add(logged);
        }
    }

    /** Whether there may be more than are kept. */
    public boolean isCut() {
        return found.size() == MOST;
    }

    /** All of them up to a place in the log, in the order of their times. */
    public List<LoginEvent> through(LoginLog log, long seq) {
        while (searchedThrough < seq) {
            List<LoggedInput> page = log.after(searchedThrough, PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (LoggedInput each : page) {
                searchedThrough = each.seq();
                if (searchedThrough <= seq) {
                    add(each);
                }
            }
        }
        return found.stream()
                .filter(logged -> logged.seq() <= seq)
                .sorted(Comparator.comparingLong(
                                (LoggedInput logged) -> logged.input().timeMicros())
                        .thenComparingLong(LoggedInput::seq))
                .map(logged -> (LoginEvent) logged.input())
                .toList();
    }
}
