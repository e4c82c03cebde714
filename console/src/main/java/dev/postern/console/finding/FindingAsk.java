// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.criteria.Sort;
import dev.postern.console.page.Notice;
import dev.postern.console.web.Parameters;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingCondition.Range;
import dev.postern.store.FindingCondition.Ranges;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the list asks for.
 *
 * @param parameters as in the address
 */
public record FindingAsk(Parameters parameters) {
    /** What findings can be grouped by. */
    private static final List<String> GROUPS = List.of("type", "database", "user", "source");

    /** The filter's text. */
    public static final String FILTER = "q";

    static final String STATE = "state";
    static final String BAND = "severity";
    static final String SORT = "sort";
    static final String GROUP = "group";
    static final String AFTER = "after";

    private static final char BETWEEN = '~';

    /** What has just been done is told once, not by the addresses of further pages as well. */
    public FindingAsk {
        parameters = parameters.without(Notice.PARAMETER);
    }

    /** Bands of severities: each begins where the one before ends. */
    public enum Band {
        CRITICAL(9, Double.POSITIVE_INFINITY),
        HIGH(7, 9),
        MEDIUM(4, 7),
        LOW(0, 4);

        private final double from;
        private final double to;

        Band(double from, double to) {
            this.from = from;
            this.to = to;
        }

        /** Its word in addresses and class in style sheets. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The band of a severity. */
        public static Band of(double severity) {
            for (Band band : values()) {
                if (band.holds(severity)) {
                    return band;
                }
            }
            return LOW;
        }

        /** The condition that findings of the band meet. */
        public FindingCondition condition() {
            return new Ranges(FindingField.SEVERITY, List.of(new Range(from, to)), false);
        }

        boolean holds(double severity) {
            return severity >= from && severity < to;
        }
    }

    /** Orders that can be chosen. */
    public enum Order {
        UPDATED("Latest change", "updatedAt", FindingField.UPDATED),
        SEVERITY("Severity", "severity", FindingField.SEVERITY),
        COUNT("How often", "service.count", FindingField.COUNT),
        FIRST("First seen", "service.eventFirstSeen", FindingField.FIRST_SEEN);

        private final String words;
        private final String path;
        private final FindingField field;

        Order(String words, String path, FindingField field) {
            this.words = words;
            this.path = path;
            this.field = field;
        }

        /** For people. */
        public String words() {
            return words;
        }

        /** Its word in addresses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Sort sort() {
            return new Sort(path, field, true);
        }
    }

    /** The filter's text. */
    public String filter() {
        return parameters.text(FILTER);
    }

    /** {@code open}, {@code archived} or {@code all}. */
    public String state() {
        String state = parameters.text(STATE);
        return state.equals("archived") || state.equals("all") ? state : "open";
    }

    /** The band that was chosen, or null. */
    public @Nullable Band band() {
        for (Band band : Band.values()) {
            if (band.word().equals(parameters.text(BAND))) {
                return band;
            }
        }
        return null;
    }

    /** The order that was chosen. */
    public Order order() {
        for (Order order : Order.values()) {
            if (order.word().equals(parameters.text(SORT))) {
                return order;
            }
        }
        return Order.UPDATED;
    }

    /** What they are grouped by: {@code type}, {@code database}, {@code user}, {@code source}, or empty. */
    public String group() {
        String group = parameters.text(GROUP);
        return GROUPS.contains(group) ? group : "";
    }

    /** Conditions of state and band. */
    List<FindingCondition> conditions(boolean withBand) {
        List<FindingCondition> conditions = new ArrayList<>();
        if (!state().equals("all")) {
            Range range = state().equals("open") ? new Range(0, 1) : new Range(1, 2);
            conditions.add(new Ranges(FindingField.ARCHIVED, List.of(range), false));
        }
        Band band = band();
        if (withBand && band != null) {
            conditions.add(band.condition());
        }
        return conditions;
    }

    /** The place behind which the page begins; null for the first page, or when it cannot be read. */
    @Nullable
    Place after() {
        String text = parameters.text(AFTER);
        int between = text.indexOf(BETWEEN);
        try {
            double value = between < 0 ? Double.NaN : Double.parseDouble(text.substring(0, between));
            return Double.isFinite(value) ? new Place((Double) value, text.substring(between + 1)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether this is the first page. */
    public boolean isFirst() {
        return after() == null;
    }

    /** The address of the list with another value of a parameter, from its first page on. */
    public String with(String name, String value) {
        return parameters.without(AFTER).with(name, value).under(FindingPages.LIST);
    }

    /** The address of the page behind a place. */
    String behind(Place place) {
        return parameters
                .with(AFTER, place.value().toString() + BETWEEN + place.id())
                .under(FindingPages.LIST);
    }

    /** The address of another form of the same list. */
    public String export(String form) {
        return parameters.without(AFTER).without(GROUP).under(FindingPages.LIST + "." + form);
    }
}
