// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.baseline;

import dev.postern.evaluation.measure.Detector;
import dev.postern.evaluation.measure.Sighting;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.Location;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Our reading of Microsoft Defender's alerts for open-source relational databases (Defender for Cloud, alerts reference): what was not
 * seen on an instance for 60 days, listed addresses that get in, 20 failures of one address within 10 minutes, and a success after them.
 */
public final class DefenderLike implements Detector {
    private static final long MEMORY_MICROS = 60 * Alarms.DAY_MICROS;
    private static final long WINDOW_MICROS = 600_000_000L;
    private static final int MANY = 20;

    private final Intel intel;
    private final Alarms alarms = new Alarms();
    private final Learning learning = new Learning();
    private final Map<List<Object>, Long> seenMicros = new HashMap<>();
    private final Map<List<Object>, Window> failures = new HashMap<>();

    public DefenderLike(Intel intel) {
        this.intel = intel;
    }

    @Override
    public String name() {
        return "Defender-like";
    }

    @Override
    public void login(LoginEvent login, int happening) {
        boolean learns = learning.lastsAt(login);
        IpAddress ip = login.remoteIp();
        if (login.outcome() == Outcome.FAILED && ip != null) {
            Window window = failures.computeIfAbsent(List.of(login.instance(), ip), key -> new Window(WINDOW_MICROS));
            if (window.add(login, happening) >= MANY) {
                alarms.raise(
                        "brute force",
                        ip,
                        login,
                        Severity.MEDIUM,
                        window.takeUntold(),
                        "many failed logins from " + ip);
            }
        } else if (login.outcome() == Outcome.SUCCESS) {
            succeeded(login, happening, learns);
        }
    }

    private void succeeded(LoginEvent login, int happening, boolean learns) {
        String user = login.user() == null ? "" : login.user();
        check("principal", user, login, happening, learns, Severity.LOW);
        IpAddress ip = login.remoteIp();
        if (ip == null) {
            return;
        }
        Location place = intel.locate(ip);
        if (place.asn() >= 0) {
            check("network", place.asn(), login, happening, learns, Severity.MEDIUM);
        }
        if (place.countryCode() != null) {
            check("country", place.countryCode(), login, happening, learns, Severity.MEDIUM);
        }
        List<ListEntry> lists = intel.lists(ip);
        if (!lists.isEmpty() && lists.get(0).kind() != ListKind.TRUSTED) {
            alarms.raise("suspicious address", ip, login, Severity.MEDIUM, List.of(happening), ip + " is on a list");
        }
        Window window = failures.get(List.of(login.instance(), ip));
        if (window != null && window.size(login.timeMicros()) >= MANY) {
            alarms.raise(
                    "successful brute force",
                    ip,
                    login,
                    Severity.HIGH,
                    List.of(happening),
                    user + " logged in after many failed logins from " + ip);
        }
    }

    private void check(String what, Object value, LoginEvent login, int happening, boolean learns, Severity severity) {
        long now = login.timeMicros();
        Long before = seenMicros.put(List.of(login.instance(), what, value), now);
        if (!learns && (before == null || now - before > MEMORY_MICROS)) {
            alarms.raise(
                    what, value, login, severity, List.of(happening), what + " " + value + " was not seen for 60 days");
        }
    }

    @Override
    public void finish() {}

    @Override
    public Iterable<Sighting> sightings() {
        return alarms.all();
    }
}
