// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.kernel.IpAddress;
import java.net.InetAddress;

/** Addresses of the network library as ours. */
final class Addresses {
    private Addresses() {}

    static IpAddress of(InetAddress address) {
        IpAddress parsed = IpAddress.parse(address.getHostAddress());
        if (parsed == null) {
            throw new IllegalStateException("not an address: " + address);
        }
        return parsed;
    }
}
