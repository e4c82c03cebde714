// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.Location;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of all that a traffic says: its happenings, its logins with what they belong to, and what is known of their addresses. It
 * proves that a traffic has not changed since its thresholds were chosen.
 */
public final class TrafficFingerprint {
    private final MessageDigest digest;
    private final StringBuilder text = new StringBuilder();
    private final Set<IpAddress> seen = new HashSet<>();

    private TrafficFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The fingerprint as 64 hexadecimal digits. Replays the traffic once. */
    public static String of(Traffic traffic) {
        TrafficFingerprint fingerprint = new TrafficFingerprint();
        fingerprint.text.append(traffic.instances()).append(new TreeSet<>(traffic.decoys()));
        for (Happening happening : traffic.happenings()) {
            fingerprint.happening(happening);
        }
        traffic.replay((login, happening) -> fingerprint.login(traffic, login, happening));
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void happening(Happening h) {
        put(h.id()).put(h.kind()).put(h.name()).put(h.attack()).put(h.start()).put(h.end());
        put(h.instances()).put(new TreeSet<>(h.right())).put(new TreeSet<>(h.factors()));
        end();
    }

    private void login(Traffic traffic, LoginEvent e, int happening) {
        put(happening)
                .put(e.openedMicros())
                .put(e.decidedMicros())
                .put(e.instance())
                .put(e.engine())
                .put(e.outcome());
        put(e.remoteIp())
                .put(e.remoteHost())
                .put(e.remotePort())
                .put(e.user())
                .put(e.database())
                .put(e.application());
        put(e.tls())
                .put(e.authMethod())
                .put(e.reason())
                .put(e.session())
                .put(e.opened())
                .put(e.settled());
        for (Mark mark : Mark.values()) {
            if (e.is(mark)) {
                put(mark);
            }
        }
        IpAddress ip = e.remoteIp();
        if (ip != null && seen.add(ip)) {
            Location place = traffic.intel().locate(ip);
            put(place.asn()).put(place.countryCode()).put(place.city());
            for (ListEntry entry : traffic.intel().lists(ip)) {
                put(entry.kind()).put(entry.list());
            }
        }
        end();
    }

    private TrafficFingerprint put(@Nullable Object value) {
        text.append(value).append('\t');
        return this;
    }

    private void end() {
        digest.update(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
