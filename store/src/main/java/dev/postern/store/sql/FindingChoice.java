// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.FindingCondition;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.Findings.Group;
import dev.postern.store.StoredFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Findings that meet conditions, read from the narrow table. */
final class FindingChoice {
    private static final int MOST = 1_000;
    private static final Set<FindingField> OPTIONAL =
            Set.of(FindingField.ENGINE, FindingField.CLUSTER, FindingField.USER);

    private final StringBuilder where = new StringBuilder(" WHERE f.scope = :scope");
    private final Map<String, Object> values = new LinkedHashMap<>();

    FindingChoice(long scope, List<FindingCondition> conditions) {
        values.put("scope", scope);
        conditions.forEach(this::add);
    }

    /** A page of findings. */
    List<StoredFinding> page(Handle handle, FindingPage page) {
        String column = ordered(page.sort());
        FindingPage.Place after = page.after();
        if (after != null) {
            String value = value(number(page.sort(), after.value()));
            where.append(" AND (").append(column).append(", f.id) ").append(page.descending() ? '<' : '>');
            where.append(" (")
                    .append(value)
                    .append(", ")
                    .append(value(StoredText.of(after.id())))
                    .append(')');
        }
        String direction = page.descending() ? " DESC" : " ASC";
        String sql = FindingTable.SELECT + where + " ORDER BY " + column + direction + ", f.id" + direction
                + " LIMIT :limit";
        return handle.createQuery(sql)
                .bindMap(values)
                .bind("limit", Math.min(page.limit(), MOST))
                .map(new FindingTable())
                .list();
    }

    /** Numbers of findings by the values of a field. */
    List<Group> groups(Handle handle, FindingField field) {
        String sql = "SELECT " + ordered(field) + " AS value, COUNT(*) AS total, MAX(severity) AS severity,"
                + " MAX(updated) AS updated FROM findings f" + where + " GROUP BY " + ordered(field);
        return handle.createQuery(sql)
                .bindMap(values)
                .map((row, context) -> new Group(
                        field == FindingField.SEVERITY
                                ? Double.toString(row.getDouble("value"))
                                : StoredText.require(row, "value"),
                        row.getLong("total"),
                        row.getDouble("severity"),
                        row.getLong("updated")))
                .list();
    }

    private void add(FindingCondition condition) {
        String column = column(condition.field());
        List<String> ways = new ArrayList<>();
        boolean negated;
        if (condition instanceof FindingCondition.Texts texts) {
            negated = texts.negated();
            texts.values().forEach(text -> ways.add(equality(texts.field(), text)));
        } else {
            FindingCondition.Ranges ranges = (FindingCondition.Ranges) condition;
            negated = ranges.negated();
            ranges.ranges().forEach(range -> ways.add(within(ranges.field(), range)));
        }
        String any = ways.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", ways) + ")";
        if (!negated) {
            where.append(" AND ").append(any);
        } else if (OPTIONAL.contains(condition.field())) {
            where.append(" AND (")
                    .append(column)
                    .append(" IS NULL OR NOT ")
                    .append(any)
                    .append(')');
        } else {
            where.append(" AND NOT ").append(any);
        }
    }

    private String equality(FindingField field, String text) {
        String same = column(field) + " = " + value(StoredText.of(text));
        return field == FindingField.USER
                ? "(f.user_key = " + value(LoginBatch.userKey(text)) + " AND " + same + ")"
                : same;
    }

    private String within(FindingField field, FindingCondition.Range range) {
        // A plus keeps planners from the index on severity: too many findings fit, and all of them would have to be
        // sorted.
        String column = field == FindingField.SEVERITY ? "+" + column(field) : column(field);
        List<String> ends = new ArrayList<>();
        if (range.from() != Double.NEGATIVE_INFINITY) {
            ends.add(column + " >= " + value(number(field, range.from())));
        }
        if (range.to() != Double.POSITIVE_INFINITY) {
            ends.add(column + " < " + value(number(field, range.to())));
        }
        return ends.isEmpty() ? column + " IS NOT NULL" : "(" + String.join(" AND ", ends) + ")";
    }

    private String value(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    /** Whole numbers are compared as such, so that PostgreSQL uses its index. */
    private static Object number(FindingField field, Object value) {
        if (!(value instanceof Double number)) {
            return StoredText.of(value.toString());
        }
        return field == FindingField.SEVERITY ? number : (Object) (long) Math.ceil(number);
    }

    /** What is sorted by: what a finding does not have counts as the empty text. */
    private static String ordered(FindingField field) {
        return OPTIONAL.contains(field) ? "COALESCE(" + column(field) + ", '')" : column(field);
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
