// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.Kernel;
import dev.postern.kernel.LoginEvent;
import dev.postern.store.LoginLog;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A kernel that knows something else than the one before.
 *
 * @param kernel the new one
 * @param earlierLogins earlier logins that it would have judged in another way, found while the old one still judged
 * @param activation makes the new kernel the one that a restart begins with, for good, and is called as soon as nothing has
 *     to be looked at with the old one any more; false when that failed, and the old one stays in use
 */
public record KernelUpdate(Kernel kernel, EarlierLogins earlierLogins, BooleanSupplier activation) {

    /** Logins up to a place in the log that are to be matched again, in the order of their times. */
    List<LoginEvent> earlier(LoginLog log, long throughSeq) {
        return earlierLogins.through(log, throughSeq);
    }

    boolean activate() {
        return activation.getAsBoolean();
    }
}
