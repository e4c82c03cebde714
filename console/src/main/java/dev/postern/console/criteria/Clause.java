// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One condition of a filter.
 *
 * @param from where it begins in the text
 * @param to where it ends, exclusive
 * @param negated whether it must not hold
 * @param name of the attribute
 * @param values of which one must hold, at least one
 */
record Clause(int from, int to, boolean negated, String name, Operator operator, List<Value> values) {

    Clause {
        values = List.copyOf(values);
    }

    /** The clause as it is written in a filter. */
    String written() {
        return (negated ? "-" : "") + name + ":" + operator.sign()
                + values.stream().map(Value::written).collect(Collectors.joining(","));
    }
}
