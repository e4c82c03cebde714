// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.baseline;

import dev.postern.evaluation.measure.Detector;
import dev.postern.evaluation.measure.Sighting;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** So many failures within so long, from one address or in all. */
public final class FailureCount implements Detector {
    private static final long SECOND_MICROS = 1_000_000L;

    private final String name;
    private final int failures;
    private final long micros;
    private final boolean byAddress;
    private final Alarms alarms = new Alarms();
    private final Map<List<Object>, Window> windows = new HashMap<>();

    private FailureCount(String name, int failures, long seconds, boolean byAddress) {
        this.name = name;
        this.failures = failures;
        this.micros = seconds * SECOND_MICROS;
        this.byAddress = byAddress;
    }

    /** fail2ban's default: 5 failures of one address within 10 minutes ({@code maxretry} and {@code findtime} of jail.conf). */
    public static FailureCount likeFail2ban() {
        return new FailureCount("fail2ban-like", 5, 600, true);
    }

    /** Wazuh's rules 50180 and 50580: 8 failures within 120 seconds, whoever makes them. */
    public static FailureCount likeWazuh() {
        return new FailureCount("Wazuh-like", 8, 120, false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void login(LoginEvent login, int happening) {
        if (login.outcome() != Outcome.FAILED || (byAddress && login.remoteIp() == null)) {
            return;
        }
        Object about = byAddress && login.remoteIp() != null ? login.remoteIp() : "";
        Window window = windows.computeIfAbsent(List.of(login.instance(), about), key -> new Window(micros));
        int count = window.add(login, happening);
        if (count >= failures) {
            alarms.raise(
                    "failures", about, login, Severity.MEDIUM, window.takeUntold(), count + " failed logins " + about);
        }
    }

    @Override
    public void finish() {}

    @Override
    public Iterable<Sighting> sightings() {
        return alarms.all();
    }
}
