// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.Position;
import dev.postern.store.LoginLog;
import java.util.OptionalLong;

/** Where a restart would begin to read a log: of files before that, nothing is needed any more. */
public final class ReadingPlace {
    private ReadingPlace() {}

    /**
     * The inode of the file with which a restart would begin.
     *
     * @param instance identifier of the database
     * @return empty when it would begin with all that there is, or with a file that is not there yet
     * @throws dev.postern.store.StoreException when the store fails
     */
    public static OptionalLong inode(LoginLog log, String instance, FollowedLog which) {
        byte[] stored = log.checkpoints().get(instance);
        Position from = stored == null ? null : Checkpoint.decode(stored).from().get(which.path());
        return from == null || from.offset() == 0 ? OptionalLong.empty() : OptionalLong.of(from.inode());
    }
}
