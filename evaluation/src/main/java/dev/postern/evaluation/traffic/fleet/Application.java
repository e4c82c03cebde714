// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program of the company that uses a database all the time.
 *
 * @param user its account
 * @param pods fewest and most pods; virtual machines when they never change
 * @param most the most pods
 * @param pool connections that a pod keeps open; 0 when it connects anew for each request
 * @param lifetime how long a connection is kept, microseconds; without a pool, the mean time between two connections of a pod
 * @param fixed whether it runs on machines of its own that keep their addresses
 * @param spread hour of the day at which most visitors come
 * @param eras where it runs and what it calls itself, as that changes, the first from before the traffic begins
 * @param deploys times of the deploys, microseconds since the epoch, ascending
 */
public record Application(
        String user,
        int pods,
        int most,
        int pool,
        long lifetime,
        boolean fixed,
        double spread,
        List<Era> eras,
        List<Long> deploys) {

    /**
     * How it runs for some time.
     *
     * @param from when it begins, microseconds since the epoch
     * @param cluster the cluster it runs in
     * @param subnets the cluster's networks that its pods are put into
     * @param name what it calls itself; null when nothing
     * @param tls the version of TLS that its library speaks, or null
     */
    public record Era(
            long from,
            int cluster,
            List<Integer> subnets,
            @Nullable String name,
            @Nullable String tls) {}

    /** How it runs at a time. */
    public Era era(long micros) {
        Era current = eras.get(0);
        for (Era era : eras) {
            if (era.from() <= micros) {
                current = era;
            }
        }
        return current;
    }
}
