// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.monitor.follow.Position;
import dev.postern.store.LoginLog;
import java.util.LinkedHashMap;
import java.util.Map;

/** The places from which a restart would read logs again, as they are stored. What lies before them is not needed any more. */
public final class StoredPlaces {
    private StoredPlaces() {}

    /**
     * By database, then by the log's path.
     *
     * @throws dev.postern.store.StoreException when the store fails
     */
    public static Map<String, Map<String, Position>> of(LoginLog log) {
        Map<String, Map<String, Position>> places = new LinkedHashMap<>();
        log.checkpoints()
                .forEach((database, bytes) ->
                        places.put(database, Checkpoint.decode(bytes).from()));
        return places;
    }
}
