// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names by which Postern may be asked. A page of an attacker can make a browser ask 127.0.0.1 by a name of the attacker's (DNS
 * rebinding) and read the answer; the Host header then has that name.
 */
final class Hosts {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    private final Set<String> names = new HashSet<>(LOOPBACK);

    /** @param more names and addresses without port, beside the loopback ones */
    Hosts(Collection<String> more) {
        more.forEach(each -> names.add(name(each)));
    }

    /** Whether a Host header, with or without a port, has one of the names. */
    boolean have(@Nullable String host) {
        return host != null && names.contains(name(host));
    }

    /** Without port and brackets, in small letters. A bare IPv6 address (in the configuration) stays whole. */
    private static String name(String host) {
        int end = host.length();
        int begin = 0;
        if (host.startsWith("[")) {
            begin = 1;
            end = host.indexOf(']') < 0 ? end : host.indexOf(']');
        } else if (host.indexOf(':') == host.lastIndexOf(':') && host.indexOf(':') >= 0) {
            end = host.indexOf(':');
        }
        return host.substring(begin, end).toLowerCase(Locale.ROOT);
    }
}
