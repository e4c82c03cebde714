// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginFilter;
import dev.postern.store.LoginPage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/**
 * Pages of logins, latest first. One condition leads: the one with an index that is likely to leave the fewest. The other
 * conditions are judged on what it leaves, of which only so much is looked at for a page; so no combination of conditions takes long,
 * however many logins there are and whatever names clients have chosen.
 */
final class LoginPages {
    /** Logins that fit the leading condition and are looked at for a page. */
    static final int MOST_LED = 50_000;
    /** Places that are looked at for a page when no condition leads. */
    static final int MOST_PLACES = 100_000;

    private static final int MOST = 1_000;
    private static final int FETCHED_AT_ONCE = 500;

    private final Handle handle;
    private final long scope;
    private final LoginFilter filter;
    private final Predicate<String> instances;
    private final @Nullable Cidr wide;
    private final Lead lead;

    /** What leads: a condition that an index on a column answers. */
    private enum Lead {
        ADDRESS("remote_ip = :address"),
        USER("user_key = :key"),
        OUTCOME("outcome <> 'SUCCESS' AND outcome = :outcome"),
        INSTANCE("instance = :instance"),
        NOTHING("1 = 1");

        private final String condition;

        Lead(String condition) {
            this.condition = condition;
        }
    }

    /** @param instances whose logins may be given, beside what the filter says */
    LoginPages(Handle handle, long scope, LoginFilter filter, Predicate<String> instances) {
        this.handle = handle;
        this.scope = scope;
        this.filter = filter;
        this.instances = instances;
        Cidr network = filter.network();
        wide = network == null || network.isOneAddress() ? null : network;
        if (network != null && wide == null) {
            lead = Lead.ADDRESS;
        } else if (filter.user() != null) {
            lead = Lead.USER;
        } else if (filter.outcome() != null && filter.outcome() != Outcome.SUCCESS) {
            lead = Lead.OUTCOME;
        } else {
            lead = filter.instance() != null ? Lead.INSTANCE : Lead.NOTHING;
        }
    }

    /** The page that ends before a place. */
    LoginPage page(long before, int limit) {
        Places places = places(before);
        if (places.first() > places.last()) {
            return new LoginPage(List.of(), 0);
        }
        long floor = floor(places);
        List<LoggedInput> found = found(new Places(floor, places.last()), Math.min(limit, MOST) + 1);
        if (found.size() > Math.min(limit, MOST)) {
            List<LoggedInput> page = found.subList(0, found.size() - 1);
            return new LoginPage(page, page.get(page.size() - 1).seq());
        }
        return new LoginPage(found, floor > places.first() ? Places.seq(floor) : 0);
    }

    /** Where logins can be that fit. */
    private Places places(long before) {
        long last = Places.of(scope, before) - 1;
        long first = Places.of(scope, 0);
        if (filter.fromMicros() != Long.MIN_VALUE || filter.toMicros() != Long.MAX_VALUE) {
            Places within = new Pieces(handle, scope).decidedWithin(filter.fromMicros(), filter.toMicros());
            return new Places(Math.max(first, within.first()), Math.min(last, within.last()));
        }
        Long oldest = handle.createQuery("SELECT MIN(place) FROM login_log WHERE place >= :first AND place <= :last")
                .bind("first", first)
                .bind("last", last)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        Long latest = handle.createQuery("SELECT MAX(place) FROM login_log WHERE place >= :first AND place <= :last")
                .bind("first", first)
                .bind("last", last)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        return oldest == null || latest == null ? new Places(0, -1) : new Places(oldest, latest);
    }

    /** The lowest place that is looked at. */
    private long floor(Places places) {
        if (lead == Lead.NOTHING) {
            return Math.max(places.first(), places.last() - MOST_PLACES + 1);
        }
        Where where = within(places);
        return where.bind(handle.createQuery(
                        "SELECT place FROM login_log" + where + " ORDER BY place DESC LIMIT 1 OFFSET :most"))
                .bind("most", MOST_LED - 1)
                .mapTo(Long.class)
                .findOne()
                .orElse(places.first());
    }

    private List<LoggedInput> found(Places places, int most) {
        List<LoggedInput> found = new ArrayList<>();
        Where where = conditions(places);
        try (ResultIterator<LoggedInput> rows = where.bind(
                        handle.createQuery("SELECT * FROM login_log" + where + " ORDER BY place DESC"))
                .setFetchSize(FETCHED_AT_ONCE)
                .map(new LoginRow())
                .iterator()) {
            for (Iterator<LoggedInput> all = rows; found.size() < most && all.hasNext(); ) {
                LoggedInput row = all.next();
                if (isAllowed(row) && (wide == null || isIn(wide, row))) {
                    found.add(row);
                }
            }
        }
        return found;
    }

    private boolean isAllowed(LoggedInput row) {
        return row.input() instanceof LoginEvent login && instances.test(login.instance());
    }

    private static boolean isIn(Cidr network, LoggedInput row) {
        IpAddress address = row.input() instanceof LoginEvent login ? login.remoteIp() : null;
        return address != null && network.contains(address);
    }

    private Where within(Places places) {
        Where where = new Where()
                .and("place >= :first", "first", places.first())
                .and("place <= :last", "last", places.last());
        Cidr network = filter.network();
        return switch (lead) {
            case ADDRESS ->
                where.and(
                        lead.condition,
                        "address",
                        network == null ? null : network.address().toString());
            case USER -> where.and(lead.condition, "key", LoginBatch.userKey(String.valueOf(filter.user())));
            case OUTCOME -> where.and(lead.condition, "outcome", outcome());
            case INSTANCE -> where.and(lead.condition, "instance", StoredText.ofNullable(filter.instance()));
            case NOTHING -> where;
        };
    }

    /** All conditions. Those that do not lead are written so that no planner takes their indexes. */
    Where conditions(Places places) {
        Where where = within(places);
        if (lead != Lead.INSTANCE) {
            where.and("COALESCE(instance, '') = :instance", "instance", StoredText.ofNullable(filter.instance()));
        }
        where.and("user_name = :user", "user", StoredText.ofNullable(filter.user()))
                .and("application = :application", "application", StoredText.ofNullable(filter.application()));
        if (filter.fromMicros() != Long.MIN_VALUE) {
            where.and("decided >= :from", "from", filter.fromMicros());
        }
        if (filter.toMicros() != Long.MAX_VALUE) {
            where.and("decided < :to", "to", filter.toMicros());
        }
        if (lead != Lead.OUTCOME) {
            where.and("COALESCE(outcome, '') = :outcome", "outcome", outcome());
        }
        return where.and("outcome IS NOT NULL").and(wide == null ? "1 = 1" : "remote_ip IS NOT NULL");
    }

    private @Nullable String outcome() {
        Outcome outcome = filter.outcome();
        return outcome == null ? null : outcome.name();
    }
}
