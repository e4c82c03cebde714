// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.tag;

import dev.postern.api.Refusals;
import dev.postern.api.detector.Detectors;
import dev.postern.api.filter.Filters;
import dev.postern.store.Scope;
import java.util.List;
import java.util.Map;

/** Resources that have tags: detectors and filters. */
public record Tagged(Detectors detectors, Filters filters) {
    private static final int PARTS = 6;
    private static final int MOST = 50;

    /**
     * A resource.
     *
     * @param filter its name; empty when the detector itself is meant
     */
    private record Resource(String detector, String filter) {}

    Map<String, String> tags(Scope scope, String arn) {
        Resource resource = resource(scope, arn);
        return resource.filter().isEmpty()
                ? detectors.tags(scope, resource.detector())
                : filters.tags(scope, resource.filter());
    }

    void set(Scope scope, String arn, Map<String, String> tags) {
        if (tags.size() > MOST || tags.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
            throw Refusals.invalid("tags");
        }
        Resource resource = resource(scope, arn);
        if (resource.filter().isEmpty()) {
            detectors.setTags(scope, resource.detector(), tags);
        } else {
            filters.setTags(scope, resource.filter(), tags);
        }
    }

    /** Reads {@code arn:aws:guardduty:REGION:ACCOUNT:detector/ID[/filter/NAME]}. */
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
            return new Resource(path.get(1), "");
        }
        if (path.size() != 4 || !path.get(2).equals("filter") || path.get(3).isEmpty()) {
            throw Refusals.noSuchResource();
        }
        return new Resource(path.get(1), path.get(3));
    }
}
