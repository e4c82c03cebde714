// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts logins by the values of their fields. */
final class LoginTally {
    /** A fleet that is sprayed has any number of names; those that come when there are so many are counted together. */
    private static final int MOST_VALUES = 20_000;

    private final Map<LoginField, Map<String, long[]>> counts = new EnumMap<>(LoginField.class);
    private long beyond;

    void count(LoginEvent login) {
        IpAddress address = login.remoteIp();
        add(LoginField.INSTANCE, login.instance());
        add(LoginField.OUTCOME, login.outcome().name());
        add(LoginField.USER, login.user());
        add(LoginField.ADDRESS, address == null ? null : address.toString());
        add(LoginField.APPLICATION, login.application());
    }

    private void add(LoginField field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        Map<String, long[]> values = counts.computeIfAbsent(field, each -> new HashMap<>());
        long[] count = values.get(value);
        if (count == null) {
            if (values.size() == MOST_VALUES) {
                beyond++;
                return;
            }
            count = new long[1];
            values.put(value, count);
        }
        count[0]++;
    }

    /** Whether there were more values than are kept apart. */
    boolean isCut() {
        return beyond > 0;
    }

    /** The most frequent values of a field. */
    Facet facet(LoginField field, int most) {
        Map<String, long[]> values = counts.getOrDefault(field, Map.of());
        List<Facet.Count> all = new ArrayList<>();
        values.forEach((value, count) -> all.add(new Facet.Count(value, count[0])));
        all.sort(Comparator.comparingLong(Facet.Count::count).reversed().thenComparing(Facet.Count::value));
        return new Facet(field, all.subList(0, Math.min(most, all.size())), values.size());
    }
}
