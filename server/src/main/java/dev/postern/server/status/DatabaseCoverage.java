// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.api.coverage.Coverage;
import dev.postern.api.coverage.CoveredDatabase;
import dev.postern.store.Scope;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Coverage as the status of this process shows it.
 *
 * @param watched account and region of the databases
 */
public record DatabaseCoverage(Supplier<Status> status, Scope watched) implements Coverage {

    @Override
    public List<CoveredDatabase> of(Scope scope) {
        if (!scope.equals(watched)) {
            return List.of();
        }
        Status now = status.get();
        return now.databases().stream()
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
