// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.util.Locale;

/** A way in. */
public enum Channel {
    /** Syslog in datagrams. */
    UDP,
    /** Syslog over TCP. */
    TCP,
    /** Syslog over TLS. */
    TLS,
    /** Logins over HTTP. */
    HTTP;

    /** Name in metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
