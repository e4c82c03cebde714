// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.destination;

import dev.postern.api.ApiException;
import dev.postern.api.Refusals;
import dev.postern.api.Taggable;
import dev.postern.store.Scope;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DestinationProperties;

/**
 * The destinations of all accounts and regions, as those who ask see and change them.
 *
 * @param changed told of an account and region whose destination is new or other than before
 */
public record Destinations(DestinationDocuments documents, Consumer<Scope> changed) implements Taggable {
    /** What stands before the id in paths and ARNs. */
    public static final String PATH = DestinationDocuments.KIND;

    /** Makes a destination; returns its id. */
    String create(Scope scope, DestinationProperties properties, Map<String, String> tags) {
        if (documents.current(scope) != null) {
            throw Refusals.destinationExists();
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        documents.put(
                scope,
                PublishingDestination.of(id, properties.destinationArn(), properties.kmsKeyArn(), 1, Map.copyOf(tags)));
        changed.accept(scope);
        return id;
    }

    void update(Scope scope, String id, @Nullable DestinationProperties properties) {
        documents.put(scope, require(scope, id).with(properties));
        changed.accept(scope);
    }

    void delete(Scope scope, String id) {
        require(scope, id);
        documents.remove(scope, id);
    }

    /** @throws ApiException in the words by which Terraform knows that a destination is gone */
    PublishingDestination require(Scope scope, String id) {
        PublishingDestination destination = documents.find(scope, id);
        if (destination == null) {
            throw Refusals.invalid();
        }
        return destination;
    }

    @Override
    public Map<String, String> tags(Scope scope, String id) {
        return require(scope, id).tags();
    }

    @Override
    public void setTags(Scope scope, String id, Map<String, String> tags) {
        documents.put(scope, require(scope, id).with(tags));
    }
}
