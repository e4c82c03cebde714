// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.tag;

import dev.postern.api.Refusals;
import dev.postern.api.Taggable;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resources that have tags: detectors, and what is below them.
 *
 * @param below resources below a detector by what stands before their names in the path
 */
public record Tagged(Detectors detectors, Map<String, Taggable> below) {
    private static final int PARTS = 6;
    private static final int MOST = 50;

    /**
     * A resource.
     *
     * @param kind null when the detector itself is meant
     * @param name of the resource, or id of the detector
     */
    private record Resource(@Nullable Taggable kind, String name) {}

    Map<String, String> tags(Scope scope, String arn) {
        Resource resource = resource(scope, arn);
        return resource.kind() == null
                ? detectors.tags(scope, resource.name())
                : resource.kind().tags(scope, resource.name());
    }

    void set(Scope scope, String arn, Map<String, String> tags) {
        if (tags.size() > MOST || tags.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
            throw Refusals.invalid("tags");
        }
        Resource resource = resource(scope, arn);
        if (resource.kind() == null) {
            detectors.setTags(scope, resource.name(), tags);
        } else {
            resource.kind().setTags(scope, resource.name(), tags);
        }
    }

    /** Reads {@code arn:aws:guardduty:REGION:ACCOUNT:detector/ID[/KIND/NAME]}. */
    private Resource resource(Scope scope, String arn) {
        List<String> parts = List.of(arn.split(":", PARTS));
        if (parts.size() != PARTS
                || !parts.get(0).equals("arn")
                || !parts.get(2).equals("guardduty")) {
            throw Refusals.invalid("resourceArn");
        }
        if (!parts.get(3).equals(scope.region()) || !parts.get(4).equals(scope.account())) {
            throw Refusals.accessDenied("The resource belongs to another account or region.");
        }
        List<String> path = List.of(parts.get(PARTS - 1).split("/", -1));
        if (path.size() < 2 || !path.get(0).equals("detector")) {
            throw Refusals.invalid("resourceArn");
        }
        detectors.check(scope, path.get(1));
        if (path.size() == 2) {
            return new Resource(null, path.get(1));
        }
        Taggable kind = below.get(path.get(2));
        if (path.size() != 4 || kind == null || path.get(3).isEmpty()) {
            throw Refusals.noSuchResource();
        }
        return new Resource(kind, path.get(3));
    }
}
