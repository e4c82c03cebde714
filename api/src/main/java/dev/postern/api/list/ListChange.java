// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.list;

import org.jspecify.annotations.Nullable;

/**
 * What a request wants of a list that there is; null: as it is.
 *
 * @param owner account that the location's bucket must belong to
 * @param active whether it is to be used
 */
public record ListChange(
        @Nullable String name,
        @Nullable String location,
        @Nullable String owner,
        @Nullable Boolean active) {}
