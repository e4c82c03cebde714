// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.kernel.IpAddress;
import java.util.Set;

/**
 * Who has sent something, as far as that can be known.
 *
 * @param address where it came from; in a datagram, where it says that it came from
 * @param identities what the client certificate says and its authority has checked, in lower case: the subject's common name,
 *     alternative names, and {@code sha256:} with the certificate's fingerprint; empty without a certificate
 */
public record Peer(IpAddress address, Set<String> identities) {

    public Peer {
        identities = Set.copyOf(identities);
    }

    /** One that has shown no certificate. */
    static Peer at(IpAddress address) {
        return new Peer(address, Set.of());
    }
}
