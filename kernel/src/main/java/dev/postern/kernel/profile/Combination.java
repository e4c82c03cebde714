// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A way in which a user has lately logged in: what makes the next such login nothing new. */
final class Combination {

    private final @Nullable IpAddress ip;
    private final @Nullable String host;
    private final @Nullable String application;
    private final @Nullable String database;
    private final @Nullable String tls;
    private final @Nullable String authMethod;
    private List<ValueCounts.Count> counters;
    int hour;
    final int hash;

    Combination(LoginEvent event, int hour, List<ValueCounts.Count> counters) {
        this.ip = event.remoteIp();
        this.host = event.remoteHost();
        this.application = event.application();
        this.database = event.database();
        this.tls = event.tls();
        this.authMethod = event.authMethod();
        this.counters = counters;
        this.hour = hour;
        this.hash = hash(event);
    }

    Combination(StateReader in) {
        ip = Values.readAddress(in);
        host = in.textOrNull();
        application = in.textOrNull();
        database = in.textOrNull();
        tls = in.textOrNull();
        authMethod = in.textOrNull();
        counters = in.list(ValueCounts.Count::read);
        hour = in.integer();
        hash = hash(ip, application, database, host, tls);
    }

    void write(StateWriter out) {
        Values.writeAddress(out, ip);
        out.text(host);
        out.text(application);
        out.text(database);
        out.text(tls);
        out.text(authMethod);
        out.all(counters, ValueCounts.Count::write);
        out.number(hour);
    }

    static int hash(LoginEvent event) {
        return hash(event.remoteIp(), event.application(), event.database(), event.remoteHost(), event.tls());
    }

    private static int hash(
            @Nullable IpAddress ip,
            @Nullable String application,
            @Nullable String database,
            @Nullable String host,
            @Nullable String tls) {
        int hash = Objects.hashCode(ip);
        hash = 31 * hash + Objects.hashCode(application);
        hash = 31 * hash + Objects.hashCode(database);
        hash = 31 * hash + Objects.hashCode(host);
        hash = 31 * hash + Objects.hashCode(tls);
        return hash ^ hash >>> 15;
    }

    boolean matches(LoginEvent event) {
        return Objects.equals(ip, event.remoteIp())
                && Objects.equals(application, event.application())
                && Objects.equals(database, event.database())
                && Objects.equals(host, event.remoteHost())
                && Objects.equals(tls, event.tls())
                && Objects.equals(authMethod, event.authMethod());
    }

    /** Notes that it was learnt in a later hour. */
    void renew(int laterHour, List<ValueCounts.Count> freshCounters) {
        hour = laterHour;
        counters = freshCounters;
    }

    /** Counts one more login of this kind. */
    void count() {
        for (int i = 0; i < counters.size(); i++) {
            counters.get(i).add();
        }
    }
}
