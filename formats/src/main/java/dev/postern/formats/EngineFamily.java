// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;

/** All that is known of one family of servers: its log formats, how its sessions are joined, what its settings hide. */
public interface EngineFamily<R extends LogRecord> {

    /** Name for machine use: {@code postgresql} or {@code mysql}. */
    String id();

    /** Its formats, the most reliable first. */
    List<LogFormat<R>> formats();

    /**
     * A joiner for one instance.
     *
     * @param reports reports of the instance's streams (the joiner may look at their formats, and add facts to the first)
     */
    Joiner<R> joiner(ScanOptions options, List<StreamReport> reports, LoginSink sink);

    /** What can and cannot be seen from these logs and which settings to change, most important first. */
    List<Advice> advise(List<StreamReport> reports);
}
