// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.kernel.Outcome;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginQuery;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Finds logins, latest first. Each condition but time has an index that ends with the place, so a page is read from its end. */
final class LoginSearch {
    private static final int MOST = 10_000;

    private LoginSearch() {}

    /** Logins of an account and region that fit. */
    static List<LoggedInput> run(Handle handle, long scope, LoginQuery query) {
        Where where = conditions(handle, scope, query);
        return where.bind(handle.createQuery("SELECT * FROM login_log" + where + " ORDER BY place DESC LIMIT :limit"))
                .bind("limit", Math.min(query.limit(), MOST))
                .map(new LoginRow())
                .list();
    }

    static Where conditions(Handle handle, long scope, LoginQuery query) {
        Places places = new Places(Places.of(scope, 0), Places.of(scope, query.beforeSeq()) - 1);
        Where where = new Where();
        if (query.fromMicros() != Long.MIN_VALUE || query.toMicros() != Long.MAX_VALUE) {
            Places within = new Pieces(handle, scope).decidedWithin(query.fromMicros(), query.toMicros());
            places = new Places(Math.max(places.first(), within.first()), Math.min(places.last(), within.last()));
            where.and("decided >= :from", "from", query.fromMicros()).and("decided < :to", "to", query.toMicros());
        }
        String user = query.user();
        where.and("place >= :first", "first", places.first())
                .and("place <= :last", "last", places.last())
                .and("instance = :instance", "instance", StoredText.ofNullable(query.instance()))
                .and("user_key = :key", "key", user == null ? null : LoginBatch.userKey(user))
                .and("user_name = :user", "user", StoredText.ofNullable(user))
                .and(
                        "remote_ip = :address",
                        "address",
                        query.remoteIp() == null ? null : query.remoteIp().toString());
        Outcome outcome = query.outcome();
        if (outcome == null) {
            return where.and("outcome IS NOT NULL");
        }
        if (outcome != Outcome.SUCCESS) {
            where.and("outcome <> 'SUCCESS'"); // what the index on outcomes is for
        }
        return where.and("outcome = :outcome", "outcome", outcome.name());
    }
}
