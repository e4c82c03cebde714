// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.tag;

import java.util.List;

/** Everything that can have tags, with those that it has. */
public record TagList(List<TagTarget> targets) {
    public TagList {
        targets = List.copyOf(targets);
    }
}
