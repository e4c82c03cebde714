// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** What is allowed and yet to be known of a configuration. */
public final class Cautions {
    private Cautions() {}

    /** In words, for people. */
    public static List<String> of(Config config) {
        List<String> cautions = new ArrayList<>();
        if (config.listen().isOpenUnencrypted()) {
            cautions.add("not encrypted: listen.address " + config.listen().address()
                    + ": the network between can read what is asked and answered; use listen.tls, or see to it that only"
                    + " a proxy with TLS can ask");
        }
        Config.Syslog syslog = config.listen().syslog();
        InetSocketAddress udp = syslog.udp();
        if (udp != null) {
            String who = udp.getAddress().isLoopbackAddress()
                    ? "any program of this machine"
                    : "whoever can send it a packet, under any address,";
            cautions.add("spoofable: listen.syslog.udp " + Endpoints.text(udp) + ": " + who
                    + " can write into the logs of " + named(config) + "; use tcp, or better tls with clientCa");
        }
        InetSocketAddress tcp = syslog.tcp();
        if (tcp != null && !tcp.getAddress().isLoopbackAddress()) {
            cautions.add("not encrypted: listen.syslog.tcp " + Endpoints.text(tcp)
                    + ": the network between can read and change what is sent; use tls");
        }
        return cautions;
    }

    private static String named(Config config) {
        List<String> ids = config.databases().stream()
                .filter(database -> database.syslog().stream()
                        .anyMatch(sender -> sender.certificate().isEmpty()))
                .map(Config.Database::id)
                .toList();
        return ids.isEmpty() ? "no database yet" : String.join(", ", ids);
    }
}
