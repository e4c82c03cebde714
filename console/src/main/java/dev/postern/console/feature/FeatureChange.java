// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.feature;

import dev.postern.console.web.Parameters;
import dev.postern.console.web.Parameters.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is to be changed of a detector's features, and that alone: others may have been set meanwhile. It travels in an address while it
 * is asked about.
 *
 * @param features as they are to be; their names are hostile
 */
public record FeatureChange(List<Feature> features) {
    private static final String ON = "on";
    private static final String OFF = "off";

    public FeatureChange {
        features = List.copyOf(features);
    }

    /** What differs between what a form showed and what it sends. */
    public static FeatureChange of(Parameters form) {
        List<String> shown = form.all("was");
        List<String> wanted = form.all("feature");
        List<Feature> changed = new ArrayList<>();
        for (String name : form.all("name")) {
            boolean isWanted = wanted.contains(name);
            if (isWanted != shown.contains(name)) {
                changed.add(new Feature(name, isWanted));
            }
        }
        return new FeatureChange(changed);
    }

    /** The one that an address has. */
    public static FeatureChange asked(Parameters query) {
        return new FeatureChange(query.pairs().stream()
                .filter(each -> each.name().equals(ON) || each.name().equals(OFF))
                .map(each -> new Feature(each.value(), each.name().equals(ON)))
                .toList());
    }

    /** As parameters of an address. */
    public Parameters asked() {
        return new Parameters(features.stream()
                .map(each -> new Pair(each.enabled() ? ON : OFF, each.name()))
                .toList());
    }

    /** Whether nothing is to be changed. */
    public boolean isEmpty() {
        return features.isEmpty();
    }

    /** Whether no findings would be raised any more: that is asked about first. */
    public boolean endsWatching() {
        return features.stream().anyMatch(each -> each.isUsed() && !each.enabled());
    }

    /** All of it, so that a question hides nothing of what follows. */
    public String words() {
        return features.stream()
                .map(each -> each.name() + (each.enabled() ? " on" : " off"))
                .collect(Collectors.joining(", "));
    }

    /** As the API takes it. */
    public List<Map<String, String>> body() {
        return features.stream()
                .map(each -> {
                    Map<String, String> one = new LinkedHashMap<>();
                    one.put("name", each.name());
                    one.put("status", each.status());
                    return one;
                })
                .toList();
    }
}
