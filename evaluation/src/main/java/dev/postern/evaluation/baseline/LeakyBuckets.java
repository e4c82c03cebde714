// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.baseline;

import dev.postern.evaluation.measure.Detector;
import dev.postern.evaluation.measure.Sighting;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CrowdSec's {@code pgsql-bf} and {@code mysql-bf}, and {@code pgsql-user-enum}: of each address a bucket of 5 failures, and one of 5
 * user names, that lose one in 10 seconds and alarm when they run over.
 */
public final class LeakyBuckets implements Detector {
    private static final double CAPACITY = 5;
    private static final double LEAK_MICROS = 10_000_000;

    private final Alarms alarms = new Alarms();
    private final Map<List<Object>, Address> addresses = new HashMap<>();

    private static final class Address {
        double failures;
        double names;
        long micros;
        final Set<String> known = new HashSet<>();
        final List<Integer> untold = new ArrayList<>();

        void leak(long now) {
            double leaked = (now - micros) / LEAK_MICROS;
            micros = now;
            failures = Math.max(0, failures - leaked);
            names = Math.max(0, names - leaked);
            if (failures == 0) {
                untold.clear();
                known.clear();
            }
        }
    }

    @Override
    public String name() {
        return "CrowdSec-like";
    }

    @Override
    public void login(LoginEvent login, int happening) {
        IpAddress ip = login.remoteIp();
        if (login.outcome() != Outcome.FAILED || ip == null) {
            return;
        }
        Address address = addresses.computeIfAbsent(List.of(login.instance(), ip), key -> new Address());
        address.leak(login.timeMicros());
        address.failures++;
        address.untold.add(happening);
        if (login.user() != null && address.known.add(login.user())) {
            address.names++;
        }
        if (address.failures > CAPACITY || address.names > CAPACITY) {
            List<Integer> rests = List.copyOf(address.untold);
            address.untold.clear();
            address.failures = Math.min(address.failures, CAPACITY);
            address.names = Math.min(address.names, CAPACITY);
            alarms.raise("bucket", ip, login, Severity.MEDIUM, rests, "the bucket of " + ip + " ran over");
        }
    }

    @Override
    public void finish() {}

    @Override
    public Iterable<Sighting> sightings() {
        return alarms.all();
    }
}
