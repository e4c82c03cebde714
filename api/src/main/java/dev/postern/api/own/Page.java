// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of many.
 *
 * @param items in their order
 * @param nextToken to ask for the next page with; null when there is none
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {

    public Page {
        items = List.copyOf(items);
    }
}
