// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.operations;

/** How an operation is answered. */
public sealed interface Answer {

    /** By its handler. */
    record Served() implements Answer {}

    /** It would use a feature that Postern does not have: refused, as the service refuses where the feature is not offered. */
    record Absent() implements Answer {}

    /** It names something of a feature that Postern does not have: there is no such thing. */
    record Missing() implements Answer {}

    /** It lists things of a feature that Postern does not have: there are none. */
    record Empty(String json) implements Answer {}

    /** As the table spells it. */
    static Answer of(String text) {
        return switch (text) {
            case "served" -> new Served();
            case "absent" -> new Absent();
            case "missing" -> new Missing();
            default -> {
                if (!text.startsWith("{")) {
                    throw new IllegalArgumentException(text);
                }
                yield new Empty(text);
            }
        };
    }
}
