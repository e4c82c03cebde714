// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.FindingCondition;
import dev.postern.store.FindingField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Conditions on findings in SQL, and the values in them. */
final class FindingColumns {
    /** What some findings do not have. */
    private static final Set<FindingField> OPTIONAL =
            Set.of(FindingField.ENGINE, FindingField.CLUSTER, FindingField.USER);

    private final Map<String, Object> values = new LinkedHashMap<>();

    FindingColumns(long scope) {
        values.put("scope", scope);
    }

    /** All values so far, by the names in the text. */
    Map<String, Object> values() {
        return values;
    }

    /** A value's name in the text. */
    String value(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    /**
     * A condition in SQL.
     *
     * @param hidden whether the database must not look for an index that serves it
     */
    String condition(FindingCondition condition, boolean hidden) {
        String column = column(condition.field(), hidden);
        List<String> ways = new ArrayList<>();
        boolean negated;
        if (condition instanceof FindingCondition.Texts texts) {
            negated = texts.negated();
            texts.values().forEach(text -> ways.add(equality(texts.field(), column, text, hidden)));
        } else {
            FindingCondition.Ranges ranges = (FindingCondition.Ranges) condition;
            negated = ranges.negated();
            ranges.ranges().forEach(range -> ways.add(within(ranges.field(), column, range)));
        }
        String any = ways.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", ways) + ")";
        if (!negated) {
            return any;
        }
        return OPTIONAL.contains(condition.field()) ? "(" + column + " IS NULL OR NOT " + any + ")" : "NOT " + any;
    }

    private String equality(FindingField field, String column, String text, boolean hidden) {
        String same = column + " = " + value(StoredText.of(text));
        String key = hidden ? "(f.user_key + 0)" : "f.user_key";
        return field == FindingField.USER
                ? "(" + key + " = " + value(LoginBatch.userKey(text)) + " AND " + same + ")"
                : same;
    }

    private String within(FindingField field, String column, FindingCondition.Range range) {
        List<String> ends = new ArrayList<>();
        if (range.from() != Double.NEGATIVE_INFINITY) {
            ends.add(column + " >= " + value(number(field, range.from())));
        }
        if (range.to() != Double.POSITIVE_INFINITY) {
            ends.add(column + " < " + value(number(field, range.to())));
        }
        return ends.isEmpty() ? column + " IS NOT NULL" : "(" + String.join(" AND ", ends) + ")";
    }

    /** Whole numbers are compared as such, so that PostgreSQL uses its index. */
    static Object number(FindingField field, Object value) {
        if (!(value instanceof Double number)) {
            return StoredText.of(value.toString());
        }
        return field == FindingField.SEVERITY ? number : (Object) (long) Math.ceil(number);
    }

    /**
     * What is sorted by: what a finding does not have counts as the empty text.
     *
     * @param hidden whether the database must not look for an index in this order
     */
    static String ordered(FindingField field, boolean hidden) {
        String column = column(field, hidden);
        return OPTIONAL.contains(field) ? "COALESCE(" + column + ", '')" : column;
    }

    private static String column(FindingField field, boolean hidden) {
        if (!hidden) {
            return column(field);
        }
        return isText(field) ? "(" + column(field) + " || '')" : "(" + column(field) + " + 0)";
    }

    private static boolean isText(FindingField field) {
        return switch (field) {
            case ID, TYPE, INSTANCE, ENGINE, CLUSTER, USER -> true;
            case ACCOUNT, SEVERITY, CREATED, UPDATED, DAY, FIRST_SEEN, LAST_SEEN, COUNT, ARCHIVED -> false;
        };
    }

    private static String column(FindingField field) {
        return switch (field) {
            case ACCOUNT -> "f.scope";
            case ID -> "f.id";
            case TYPE -> "f.type";
            case SEVERITY -> "f.severity";
            case CREATED -> "f.created";
            case UPDATED -> "f.updated";
            case DAY -> "(f.updated / 86400000000)";
            case FIRST_SEEN -> "f.first_seen";
            case LAST_SEEN -> "f.last_seen";
            case COUNT -> "f.occurred";
            case ARCHIVED -> "f.archived";
            case INSTANCE -> "f.instance";
            case ENGINE -> "f.engine";
            case CLUSTER -> "f.cluster_name";
            case USER -> "f.user_name";
        };
    }
}
