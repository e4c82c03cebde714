// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.tag;

import dev.postern.console.web.Parameters;
import dev.postern.console.web.Parameters.Pair;
import dev.postern.store.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that can have tags.
 *
 * @param kind what stands before its name in ARNs; {@link #DETECTOR} for the detector itself
 * @param name of a filter, id of something else; of the detector it is {@link #OWN}
 * @param kindWords what it is, for people
 * @param title what people call it; hostile
 * @param tags by key; hostile
 */
public record TagTarget(String kind, String name, String kindWords, String title, Map<String, String> tags) {
    static final String DETECTOR = "detector";
    static final String OWN = "own";

    public TagTarget {
        tags = new TreeMap<>(tags);
    }

    /** Where its tags are shown and set. */
    public String address() {
        return TagPages.PAGE + "/" + kind + "/" + Parameters.encoded(name);
    }

    /** Where a tag is removed. The key is in the address: browsers would change line breaks in a field. */
    public String removal(String key) {
        return new Parameters(List.of(new Pair("key", key))).under(address() + "/remove");
    }

    /** Its path in the API, which has its ARN. */
    String path(Scope scope) {
        String detector = "arn:aws:guardduty:" + scope.region() + ":" + scope.account() + ":detector/";
        String below = kind.equals(DETECTOR) ? "" : "/" + kind + "/" + name;
        return "/tags/" + Parameters.encoded(detector) + "{detector}" + Parameters.encoded(below);
    }
}
