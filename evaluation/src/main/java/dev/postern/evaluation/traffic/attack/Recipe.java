// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import org.jspecify.annotations.Nullable;

/** How attacks of a class are made. */
@FunctionalInterface
interface Recipe {
    /**
     * Makes one.
     *
     * @return null when such an attack cannot be made on this database at this time
     */
    @Nullable
    Attack against(Target target);
}
