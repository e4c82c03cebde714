// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a finding tells.
 *
 * @param value hostile
 * @param address where more of it is; empty when nowhere
 */
public record Fact(String label, String value, String address) {

    /** Collects facts, and leaves out what is not told. */
    static final class Sheet {
        private final List<Fact> facts = new ArrayList<>();

        Sheet add(String label, String value) {
            return add(label, value, "");
        }

        Sheet add(String label, String value, String address) {
            if (!value.isEmpty()) {
                facts.add(new Fact(label, value, address));
            }
            return this;
        }

        List<Fact> all() {
            return List.copyOf(facts);
        }
    }
}
