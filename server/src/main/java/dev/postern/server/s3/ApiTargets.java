// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.s3;

import dev.postern.api.destination.DestinationDocuments;
import dev.postern.api.destination.PublishingDestination;
import dev.postern.respond.ExportTarget;
import dev.postern.respond.ExportTargets;
import dev.postern.respond.S3Export;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The publishing destinations of the API as targets of the export.
 *
 * @param notes told in words when publishing begins to fail
 */
public record ApiTargets(Store store, DestinationDocuments destinations, InstantSource clock, Consumer<String> notes)
        implements ExportTargets {

    /** Sinks of an account and region beside the configured ones. */
    public List<String> sinks(Scope scope) {
        return destinations.current(scope) == null ? List.of() : List.of(S3Export.NAME);
    }

    @Override
    public @Nullable ExportTarget of(Scope scope) {
        PublishingDestination destination = destinations.current(scope);
        return destination == null
                ? null
                : new ExportTarget(
                        destination.id() + "/" + destination.version(),
                        destination.bucket(),
                        destination.prefix(),
                        destination.kmsKeyArn());
    }

    @Override
    public boolean isArchived(Scope scope, String findingId) {
        StoredFinding finding = store.findings(scope).find(findingId);
        return finding != null && finding.archived();
    }

    @Override
    public void published(Scope scope, ExportTarget target) {
        PublishingDestination destination = current(scope, target);
        if (destination != null) {
            destinations.published(scope, destination);
        }
    }

    @Override
    public void failed(Scope scope, ExportTarget target, String why) {
        PublishingDestination destination = current(scope, target);
        if (destination != null && destinations.failed(scope, destination, clock.millis())) {
            notes.accept("findings cannot be exported to bucket " + target.bucket() + ": " + why);
        }
    }

    /** The destination, unless it was changed or deleted since. */
    private @Nullable PublishingDestination current(Scope scope, ExportTarget target) {
        PublishingDestination destination = destinations.current(scope);
        return destination != null && target.equals(of(scope)) ? destination : null;
    }
}
