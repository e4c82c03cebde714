// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import dev.postern.console.account.Viewer;
import org.jspecify.annotations.Nullable;

/** Tells who asks. */
@FunctionalInterface
public interface Doorkeeper {

    /** Who has signed in, or null when nobody has. */
    @Nullable
    Viewer viewer(WebRequest request);
}
