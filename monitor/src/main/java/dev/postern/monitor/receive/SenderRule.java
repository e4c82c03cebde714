// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose messages are taken for those of a database's log. All that is given has to hold; who sends is told by {@code from} and
 * {@code certificates} alone, and {@code program} and {@code host} choose among the logs that this sender may write to.
 *
 * @param database identifier of the database
 * @param program what the program calls itself in its messages
 * @param host what the machine is called in its messages; null: any
 * @param from where it sends from; empty: anywhere, with one of the certificates
 * @param certificates one of its {@linkplain Peer#identities identities}; empty: no certificate is needed
 */
public record SenderRule(
        String database, String program, @Nullable String host, List<Network> from, List<String> certificates) {

    /** @throws IllegalArgumentException when anybody could send */
    public SenderRule {
        from = List.copyOf(from);
        certificates =
                certificates.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        if (from.isEmpty() && certificates.isEmpty()) {
            throw new IllegalArgumentException("anybody could send to " + database);
        }
    }

    /** Whether it lets a sender in. */
    boolean allows(Peer peer) {
        boolean known = certificates.isEmpty() || certificates.stream().anyMatch(peer.identities()::contains);
        return known && (from.isEmpty() || from.stream().anyMatch(net -> net.contains(peer.address())));
    }

    /** Whether a message of a sender whom it lets in is for its log. */
    boolean isOf(String messageProgram, String messageHost) {
        return program.equals(messageProgram) && (host == null || host.equalsIgnoreCase(messageHost));
    }
}
