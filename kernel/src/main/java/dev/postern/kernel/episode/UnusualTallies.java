// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Finding.Dimension;
import dev.postern.kernel.Finding.Unusual;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attempts by values that had not been seen in a successful login before. At most 32 values a dimension are told apart, and as many
 * again for successful logins, which a guesser's many names must not crowd out.
 */
final class UnusualTallies {

    private static final int MOST = 32;

    private final Map<Dimension, Map<String, Tally>> dimensions = new EnumMap<>(Dimension.class);

    UnusualTallies() {}

    UnusualTallies(StateReader in) {
        in.each(() -> dimensions.put(in.constant(Dimension.class), readValues(in)));
    }

    private static Map<String, Tally> readValues(StateReader in) {
        Map<String, Tally> values = new LinkedHashMap<>(2);
        in.each(() -> values.put(in.text(), new Tally(in)));
        return values;
    }

    void write(StateWriter out) {
        out.all(
                dimensions,
                StateWriter::constant,
                (o, values) -> o.all(values, StateWriter::text, (to, tally) -> tally.write(to)));
    }

    void add(LoginEvent event, Origin origin, Baseline baseline) {
        add(Dimension.USER_NAME, event.user(), event, baseline);
        add(Dimension.ASN_ORG, origin.location().asnOrg(), event, baseline);
        add(Dimension.APPLICATION_NAME, event.application(), event, baseline);
        add(Dimension.DATABASE_NAME, event.database(), event, baseline);
    }

    private void add(Dimension dimension, @Nullable String value, LoginEvent event, Baseline baseline) {
        if (value == null || value.isEmpty()) {
            return;
        }
        Map<String, Tally> values = dimensions.get(dimension);
        String clipped = Clip.text(value);
        Tally tally = values == null ? null : values.get(clipped);
        if (tally == null) {
            // Judged when first met: what the episode itself teaches the profile later does not make it usual here.
            if (baseline.isUsual(dimension, value)) {
                return;
            }
            if (values == null) {
                values = new LinkedHashMap<>(2);
                dimensions.put(dimension, values);
            }
            if (values.size() >= (event.outcome() == Outcome.SUCCESS ? 2 * MOST : MOST)) {
                return;
            }
            tally = new Tally();
            values.put(clipped, tally);
        }
        tally.add(event.outcome());
    }

    void addAll(UnusualTallies other) {
        other.dimensions.forEach((dimension, theirs) -> {
            Map<String, Tally> ours = dimensions.computeIfAbsent(dimension, d -> new LinkedHashMap<>(2));
            theirs.forEach((value, tally) -> {
                if (ours.containsKey(value) || ours.size() < MOST) {
                    ours.computeIfAbsent(value, v -> new Tally()).add(tally);
                }
            });
        });
    }

    /** Of each dimension the unusual value that got in, else the one with the most attempts; the first met on a tie. */
    List<Unusual> list() {
        List<Unusual> list = new ArrayList<>(4);
        dimensions.forEach((dimension, values) -> {
            Map.Entry<String, Tally> most = null;
            for (Map.Entry<String, Tally> entry : values.entrySet()) {
                if (most == null || isMore(entry.getValue(), most.getValue())) {
                    most = entry;
                }
            }
            if (most != null) {
                list.add(new Unusual(dimension, most.getKey(), most.getValue().counts()));
            }
        });
        return list;
    }

    private static boolean isMore(Tally a, Tally b) {
        boolean entered = a.successful() > 0;
        return entered == b.successful() > 0 ? a.total() > b.total() : entered;
    }
}
