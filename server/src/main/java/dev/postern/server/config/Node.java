// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import java.util.List;
import java.util.Map;

/** A value in the file, with its place. */
sealed interface Node {
    Place place();

    /**
     * A single value as it is written, whatever YAML takes it for: an account with leading zeros stays one.
     *
     * @param isNull whether nothing or {@code null} is written
     */
    record Scalar(Place place, String text, boolean isNull) implements Node {}

    /** A list. */
    record Sequence(Place place, List<Node> items) implements Node {}

    /** Keys with values, in the order of the file. */
    record Mapping(Place place, Map<String, Entry> entries) implements Node {}

    /**
     * The value of a key.
     *
     * @param keyPlace where the key is
     */
    record Entry(Place keyPlace, Node value) {}
}
