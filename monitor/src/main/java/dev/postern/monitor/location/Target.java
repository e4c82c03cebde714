// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/** Finds the address to connect to. It is looked up once, so that the one that was judged is the one that is reached. */
final class Target {
    private Target() {}

    /** @throws LocationException when the host has no address, or one that nobody may be sent to */
    static InetAddress of(String host, boolean privateAllowed) throws LocationException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(name);
        } catch (UnknownHostException e) {
            throw new LocationException("the host has no address", e);
        }
        for (InetAddress each : all) {
            if (!privateAllowed && !isPublic(each)) {
                throw new LocationException(
                        "the host is in a private, local or special network (see api.lists.allowPrivate)");
            }
        }
        return all[0];
    }

    /**
     * Of IPv6 only what is given out as global unicast (2000::/3), without what wraps IPv4 addresses (6to4, RFC 3056; Teredo, RFC
     * 4380).
     */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length > 4) {
            boolean global = (bytes[0] & 0xE0) == 0x20;
            boolean wraps =
                    bytes[0] == 0x20 && (bytes[1] == 0x02 || (bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0));
            return global && !wraps;
        }
        return AddressScope.of(Objects.requireNonNull(IpAddress.parse(address.getHostAddress())))
                == AddressScope.PUBLIC;
    }
}
