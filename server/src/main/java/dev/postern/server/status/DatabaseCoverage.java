// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.api.coverage.Coverage;
import dev.postern.api.coverage.CoveredDatabase;
import dev.postern.store.Scope;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Coverage as the status of this process shows it.
 *
 * @param owners accounts and regions of the databases, by their identifiers
 */
public record DatabaseCoverage(Supplier<Status> status, Function<String, Scope> owners) implements Coverage {

    @Override
    public List<CoveredDatabase> of(Scope scope) {
        Status now = status.get();
        return now.databases().stream()
                .filter(each -> owners.apply(each.id()).equals(scope))
                .map(each -> new CoveredDatabase(each.id(), issue(each), now.now()))
                .toList();
    }

    private static @Nullable String issue(Status.Database database) {
        return switch (DatabaseState.of(database)) {
            case WATCHED, CATCHING_UP -> null;
            case READ_IN_PART, NOT_READ ->
                DatabaseState.of(database).words()
                        + (database.faults().isEmpty() ? "" : ": " + String.join("; ", database.faults()));
        };
    }
}
