// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.tag;

import dev.postern.api.destination.DestinationDocuments;
import dev.postern.api.destination.PublishingDestination;
import dev.postern.api.filter.Filters;
import dev.postern.api.list.ListDocuments;
import dev.postern.api.list.ListKind;
import dev.postern.console.list.KindWords;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Visit;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What there is in an account and region that can have tags. */
public record TagTargets(ApiCalls api, Filters filters, ListDocuments lists, DestinationDocuments destinations) {

    /** All of them; none without a detector. */
    List<TagTarget> all(Visit visit) {
        List<TagTarget> all = new ArrayList<>();
        ApiCalls.Outcome detector = api.read(visit, "/detector/{detector}");
        if (detector.isRefused()) {
            return all;
        }
        Scope scope = visit.scope();
        all.add(new TagTarget(
                TagTarget.DETECTOR,
                TagTarget.OWN,
                "Detector",
                scope.account() + " in " + scope.region(),
                tags(detector.body())));
        filters.all(scope)
                .forEach(each -> all.add(
                        new TagTarget("filter", each.name(), "Rule or saved filter", each.name(), each.tags())));
        for (ListKind kind : ListKind.values()) {
            lists.all(scope, kind).stream()
                    .filter(view -> !view.isGone())
                    .map(view -> view.list())
                    .forEach(list -> all.add(
                            new TagTarget(kind.path(), list.id(), KindWords.of(kind), list.name(), list.tags())));
        }
        PublishingDestination destination = destinations.current(scope);
        if (destination != null) {
            all.add(new TagTarget(
                    "publishingDestination",
                    destination.id(),
                    "Export",
                    destination.destinationArn(),
                    destination.tags()));
        }
        return all;
    }

    /**
     * The one that a request is about, with its tags as the API tells them.
     *
     * @throws RefusedException when there is none
     */
    TagTarget require(Visit visit) {
        TagTarget target = all(visit).stream()
                .filter(each ->
                        each.kind().equals(visit.capture("kind")) && each.name().equals(visit.capture("name")))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(404, "There is nothing of this name; somebody may have removed it."));
        ApiCalls.Outcome found = api.read(visit, target.path(visit.scope()));
        found.require();
        return new TagTarget(target.kind(), target.name(), target.kindWords(), target.title(), tags(found.body()));
    }

    private static Map<String, String> tags(JsonNode answer) {
        Map<String, String> tags = new TreeMap<>();
        answer.path("tags")
                .properties()
                .forEach(each -> tags.put(each.getKey(), each.getValue().asString("")));
        return tags;
    }
}
