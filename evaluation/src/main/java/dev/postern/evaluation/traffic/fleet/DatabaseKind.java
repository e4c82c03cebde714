// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

/** What a database is for; this says who logs in to it. */
public enum DatabaseKind {
    /** Transactions of a web shop: many pods with pools, scaled with the visitors. */
    WEB,
    /** One small service's own. */
    MICROSERVICE,
    /** Loaded at night, asked by analysts and dashboards by day. */
    WAREHOUSE,
    /** Two old virtual machines and some people who have always had access. */
    LEGACY,
    /** A tool of the company itself: wiki, personnel, tickets. */
    INTERNAL
}
