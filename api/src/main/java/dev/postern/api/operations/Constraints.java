// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.operations;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of constraints. */
final class Constraints {
    static final Map<String, Constraint> ALL = Table.read("constraints.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.get(0) + "." + row.get(1), Constraints::read));

    private Constraints() {}

    private static Constraint read(List<String> row) {
        String size = row.get(3);
        int dots = size.indexOf("..");
        return new Constraint(
                row.get(2).equals("required"),
                dots <= 0 ? Long.MIN_VALUE : Long.parseLong(size.substring(0, dots)),
                dots < 0 || dots + 2 == size.length() ? Long.MAX_VALUE : Long.parseLong(size.substring(dots + 2)),
                row.get(4).isEmpty() ? Set.of() : Set.of(row.get(4).split("[|]", -1)));
    }
}
