// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.list;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list that a request wants made.
 *
 * @param format as on the wire
 * @param owner account that the location's bucket must belong to, or null
 * @param active whether it is to be used at once
 */
public record NewList(
        String name,
        String format,
        String location,
        @Nullable String owner,
        boolean active,
        Map<String, String> tags) {}
