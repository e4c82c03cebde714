// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

/**
 * A trouble that befalls an application.
 *
 * @param kind which
 * @param start when it begins, microseconds since the epoch
 * @param end when it is over
 * @param share share of its pods that it befalls
 * @param happening what its logins belong to
 */
public record Upset(Kind kind, long start, long end, double share, int happening) {

    /** The sorts of trouble. */
    public enum Kind {
        /** The database's other server takes over: all connections break and are made anew. */
        FAILOVER,
        /** The password was changed, and some pods still use the old one. */
        ROTATION,
        /** A pool too large, or a leak: the account has no more connections. */
        EXHAUSTION
    }
}
