// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.criteria;

import dev.postern.api.Refusals;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage.Place;
import dev.postern.store.FindingState;
import dev.postern.store.StoredFinding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.SortCriteria;

/**
 * How findings are sorted.
 *
 * @param path of the attribute
 * @param field the same in the store
 * @param descending whether the greatest is first
 */
public record Sort(String path, FindingField field, boolean descending) {

    /** Latest update first. */
    public static final Sort DEFAULT = new Sort("updatedAt", FindingField.UPDATED, true);

    /** The order that a request asks for. */
    public static Sort of(@Nullable SortCriteria criteria) {
        if (criteria == null || criteria.attributeName() == null) {
            return DEFAULT;
        }
        FindingField field = Attribute.field(criteria.attributeName());
        if (field == null) {
            throw Refusals.invalid("sortCriteria");
        }
        return new Sort(criteria.attributeName(), field, "DESC".equals(criteria.orderByAsString()));
    }

    /** The order by a field of the store. */
    public static Sort of(FindingField field, boolean descending) {
        return new Sort(Attribute.path(field), field, descending);
    }

    /** Whether what is sorted by is a number. */
    public boolean isByNumber() {
        return switch (field) {
            case SEVERITY, CREATED, UPDATED, DAY, FIRST_SEEN, LAST_SEEN, COUNT, ARCHIVED -> true;
            case ACCOUNT, ID, TYPE, INSTANCE, ENGINE, CLUSTER, USER -> false;
        };
    }

    /** The place of a finding in the order. */
    public Place place(StoredFinding finding) {
        return new Place(value(finding), finding.state().id());
    }

    /** Compares findings as the store does. */
    public Comparator<StoredFinding> comparator() {
        Comparator<StoredFinding> order = (a, b) -> compare(value(a), value(b));
        order = order.thenComparing(finding -> finding.state().id());
        return descending ? order.reversed() : order;
    }

    private static int compare(Object a, Object b) {
        return a instanceof Double number
                ? Double.compare(number, (Double) b)
                : Arrays.compareUnsigned(bytes(a), bytes(b));
    }

    private static byte[] bytes(Object text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Object value(StoredFinding finding) {
        FindingState state = finding.state();
        return switch (field) {
            case ACCOUNT -> "";
            case ID -> state.id();
            case TYPE -> state.type();
            case INSTANCE -> state.instance();
            case SEVERITY -> (Double) state.severity();
            case CREATED -> (Double) (double) state.createdMicros();
            case UPDATED, DAY -> (Double) (double) state.updatedMicros();
            case FIRST_SEEN -> (Double) (double) state.firstSeenMicros();
            case LAST_SEEN -> (Double) (double) state.lastSeenMicros();
            case COUNT -> (Double) (double) state.count();
            case ARCHIVED -> finding.archived() ? (Double) 1.0 : (Double) 0.0;
            case ENGINE, CLUSTER, USER -> first(FindingView.of(finding).values(path));
        };
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.get(0);
    }
}
