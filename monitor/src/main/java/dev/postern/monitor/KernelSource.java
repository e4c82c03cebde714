// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.Kernel;
import org.jspecify.annotations.Nullable;

/** Where the detector has its kernel from. Asked by the watch's thread alone. */
public interface KernelSource {

    /** The kernel that was activated last, also by an earlier process: what a restart begins with. */
    Kernel current();

    /** What to go on with from now on, told once; null when there is nothing newer. Asked between rounds, and answers at once. */
    @Nullable
    KernelUpdate next();

    /** One that stays as it is. */
    static KernelSource of(Kernel kernel) {
        return new KernelSource() {
            @Override
            public Kernel current() {
                return kernel;
            }

            @Override
            public @Nullable KernelUpdate next() {
                return null;
            }
        };
    }
}
