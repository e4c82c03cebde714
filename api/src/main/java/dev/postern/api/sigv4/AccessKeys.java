// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import org.jspecify.annotations.Nullable;

/** All keys that are valid now. */
@FunctionalInterface
public interface AccessKeys {

    /** The key with an id, or null. */
    @Nullable
    AccessKey find(String id);
}
