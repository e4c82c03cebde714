// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.Location;
import dev.postern.kernel.LoginEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a log, or the world's data, may not tell: detection is measured without each. */
public enum Field {
    APPLICATION("application"),
    PORT("client's port"),
    TLS("TLS"),
    AUTH_METHOD("authentication method"),
    DATABASE("database"),
    /** Networks and places of public addresses; lists of addresses stay. */
    GEO("places of addresses");

    private final String title;

    Field(String title) {
        this.title = title;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }

    /** The login as a log without this field tells it. */
    LoginEvent removedFrom(LoginEvent login) {
        return new LoginEvent(
                login.openedMicros(),
                login.decidedMicros(),
                login.instance(),
                login.engine(),
                login.outcome(),
                login.remoteIp(),
                login.remoteHost(),
                this == PORT ? -1 : login.remotePort(),
                login.user(),
                unless(DATABASE, login.database()),
                unless(APPLICATION, login.application()),
                unless(TLS, login.tls()),
                unless(AUTH_METHOD, login.authMethod()),
                login.reason(),
                login.session(),
                login.marks(),
                login.opened(),
                login.settled());
    }

    private @Nullable String unless(Field removed, @Nullable String value) {
        return this == removed ? null : value;
    }

    /** The same knowledge without networks and places. */
    static Intel withoutPlaces(Intel intel) {
        return new Intel() {
            @Override
            public List<ListEntry> lists(IpAddress ip) {
                return intel.lists(ip);
            }

            @Override
            public Location locate(IpAddress ip) {
                return Location.UNKNOWN;
            }

            @Override
            public @Nullable String privateNet(IpAddress ip) {
                return intel.privateNet(ip);
            }
        };
    }
}
