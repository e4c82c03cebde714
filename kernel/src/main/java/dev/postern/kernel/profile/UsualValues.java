// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.Finding.Dimension;
import dev.postern.kernel.Finding.Usual;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.episode.Baseline;
import dev.postern.kernel.episode.Clip;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Usuals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The successful logins of an instance by user, AS organisation, application and database. */
final class UsualValues implements Baseline {

    private static final long FRESH_MICROS = 60_000_000L;

    private final Map<Dimension, ValueCounts> counts = new EnumMap<>(Dimension.class);
    private List<Usual> shown = List.of();
    private long shownMicros = Long.MIN_VALUE;

    UsualValues() {
        for (Dimension dimension : Dimension.values()) {
            counts.put(dimension, new ValueCounts());
        }
    }

    UsualValues(StateReader in) {
        for (Dimension dimension : Dimension.values()) {
            counts.put(dimension, new ValueCounts());
        }
        in.each(() -> counts.put(in.constant(Dimension.class), new ValueCounts(in)));
        shown = Usuals.read(in);
        shownMicros = in.time();
    }

    void write(StateWriter out) {
        out.all(counts, StateWriter::constant, (o, values) -> values.write(o));
        Usuals.write(out, shown);
        out.time(shownMicros);
    }

    /** The counters that a login like this one counts in. */
    List<ValueCounts.Count> countersOf(LoginEvent event, Origin origin) {
        List<ValueCounts.Count> counters = new ArrayList<>(4);
        add(counters, Dimension.USER_NAME, event.user());
        add(counters, Dimension.ASN_ORG, origin.location().asnOrg());
        add(counters, Dimension.APPLICATION_NAME, event.application());
        add(counters, Dimension.DATABASE_NAME, event.database());
        return counters;
    }

    private void add(List<ValueCounts.Count> counters, Dimension dimension, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            counters.add(of(dimension).of(Clip.text(value)));
        }
    }

    private ValueCounts of(Dimension dimension) {
        return Objects.requireNonNull(counts.get(dimension));
    }

    @Override
    public boolean isUsual(Dimension dimension, String value) {
        return of(dimension).holds(Clip.text(value));
    }

    /** As of at most a minute ago: a storm of findings must not sort the same counts again for each. */
    @Override
    public List<Usual> usual(long nowMicros) {
        if (shownMicros == Long.MIN_VALUE || nowMicros - shownMicros >= FRESH_MICROS) {
            List<Usual> list = new ArrayList<>(4);
            counts.forEach((dimension, values) -> list.add(new Usual(dimension, values.top())));
            list.removeIf(usual -> usual.values().isEmpty());
            shown = List.copyOf(list);
            shownMicros = nowMicros;
        }
        return shown;
    }
}
