// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Conditions of a query with the values that they name. */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a condition without values. */
    Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition that names one value, unless the value is null, which means any. */
    Where and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** Gives the values to a statement that holds {@link #toString()}. */
    <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bindMap(values);
    }

    @Override
    public String toString() {
        return " WHERE " + String.join(" AND ", conditions);
    }
}
