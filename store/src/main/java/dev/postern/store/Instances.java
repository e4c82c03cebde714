// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The databases that are watched. */
public interface Instances {

    /** Adds a database, or changes what is known of it; {@link Instance#watchedSinceMicros} of a known one stays. */
    void put(Instance instance);

    /** All databases by identifier. */
    List<Instance> all();

    /**
     * A database.
     *
     * @param id its identifier
     * @param engine {@code postgresql}, {@code mysql} or {@code mariadb}
     * @param version version of the server, or null
     * @param cluster cluster it belongs to, or null
     * @param arn ARN-shaped name
     * @param watchedSinceMicros when watching it began: older logins are history
     * @param tags free keys and values
     */
    record Instance(
            String id,
            String engine,
            @Nullable String version,
            @Nullable String cluster,
            String arn,
            long watchedSinceMicros,
            Map<String, String> tags) {}
}
