// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.FindingCondition;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.Findings.Group;
import dev.postern.store.StoredFinding;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Findings that meet conditions, read from the narrow table.
 *
 * <p>Which index serves a page best depends on how many findings meet each condition, and databases guess that badly, or have
 * nothing to guess by. So it is counted, up to a bound: a condition that few meet leads. When there is none, the order leads,
 * and what meets the conditions comes soon.
 */
final class FindingChoice {
    private static final int MOST = 1_000;
    /** So many are looked at and sorted quickly. */
    private static final int FEW = 10_000;

    private static final Set<FindingField> INDEXED = EnumSet.of(
            FindingField.TYPE,
            FindingField.INSTANCE,
            FindingField.ENGINE,
            FindingField.CLUSTER,
            FindingField.USER,
            FindingField.ID,
            FindingField.SEVERITY,
            FindingField.UPDATED,
            FindingField.CREATED,
            FindingField.FIRST_SEEN,
            FindingField.LAST_SEEN,
            FindingField.COUNT);

    private final long scope;
    private final List<FindingCondition> conditions;

    FindingChoice(long scope, List<FindingCondition> conditions) {
        this.scope = scope;
        this.conditions = conditions;
    }

    /** A page of findings. */
    List<StoredFinding> page(Handle handle, FindingPage page) {
        FindingCondition lead = rarest(handle);
        FindingColumns columns = new FindingColumns(scope);
        StringBuilder where = new StringBuilder(" WHERE f.scope = :scope");
        for (FindingCondition condition : conditions) {
            where.append(" AND ").append(columns.condition(condition, isHidden(condition, lead, page.sort())));
        }
        String column = FindingColumns.ordered(page.sort(), lead != null);
        String direction = page.descending() ? " DESC" : " ASC";
        FindingPage.Place after = page.after();
        if (after != null) {
            where.append(" AND (").append(column).append(", f.id) ").append(page.descending() ? '<' : '>');
            where.append(" (").append(columns.value(FindingColumns.number(page.sort(), after.value())));
            where.append(", ").append(columns.value(StoredText.of(after.id()))).append(')');
        }
        String order = " ORDER BY " + column + direction + ", f.id" + direction;
        return handle.createQuery(
                        FindingTable.ofIds("SELECT f.id FROM findings f" + where + order + " LIMIT :limit") + order)
                .bindMap(columns.values())
                .bind("limit", Math.min(page.limit(), MOST))
                .map(new FindingTable())
                .list();
    }

    /** Whether an index that serves the condition would mislead. Those by which findings are chosen keep them by update. */
    private static boolean isHidden(FindingCondition condition, @Nullable FindingCondition lead, FindingField sort) {
        if (lead != null) {
            return condition != lead;
        }
        return condition.field() != sort
                && (sort != FindingField.UPDATED || condition.field() == FindingField.SEVERITY);
    }

    /** The condition that the fewest findings meet, if they are few. */
    private @Nullable FindingCondition rarest(Handle handle) {
        FindingCondition rarest = null;
        int fewest = FEW;
        for (FindingCondition condition : conditions) {
            if (!isNegated(condition) && INDEXED.contains(condition.field())) {
                int number = count(handle, condition, fewest);
                if (number < fewest) {
                    rarest = condition;
                    fewest = number;
                }
            }
        }
        return rarest;
    }

    private int count(Handle handle, FindingCondition condition, int bound) {
        FindingColumns columns = new FindingColumns(scope);
        String where = " WHERE f.scope = :scope AND " + columns.condition(condition, false);
        return handle.createQuery(
                        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM findings f" + where + " LIMIT :bound) AS few")
                .bindMap(columns.values())
                .bind("bound", bound)
                .mapTo(int.class)
                .one();
    }

    private static boolean isNegated(FindingCondition condition) {
        return condition instanceof FindingCondition.Texts texts
                ? texts.negated()
                : ((FindingCondition.Ranges) condition).negated();
    }

    /** Numbers of findings by the values of a field. */
    List<Group> groups(Handle handle, FindingField field) {
        FindingColumns columns = new FindingColumns(scope);
        StringBuilder where = new StringBuilder(" WHERE f.scope = :scope");
        conditions.forEach(condition -> where.append(" AND ").append(columns.condition(condition, false)));
        String column = FindingColumns.ordered(field, false);
        String sql = "SELECT " + column + " AS value, COUNT(*) AS total, MAX(severity) AS severity,"
                + " MAX(updated) AS updated FROM findings f" + where + " GROUP BY " + column;
        return handle.createQuery(sql)
                .bindMap(columns.values())
                .map((row, context) -> new Group(
                        field == FindingField.SEVERITY
                                ? Double.toString(row.getDouble("value"))
                                : StoredText.require(row, "value"),
                        row.getLong("total"),
                        row.getDouble("severity"),
                        row.getLong("updated")))
                .list();
    }
}
