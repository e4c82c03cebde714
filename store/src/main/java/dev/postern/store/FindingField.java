// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

/** What findings can be chosen and sorted by in the store. */
public enum FindingField {
    /** The account and region: the same for all. */
    ACCOUNT,
    /** Its id. */
    ID,
    /** Finding type. */
    TYPE,
    /** From 1 to 10. */
    SEVERITY,
    /** When it was raised, microseconds. */
    CREATED,
    /** When it last changed, microseconds. */
    UPDATED,
    /** The day (UTC) on which it last changed, in days since the epoch. */
    DAY,
    /** Time of the first attempt, microseconds. */
    FIRST_SEEN,
    /** Time of the last attempt, microseconds. */
    LAST_SEEN,
    /** How often it occurred. */
    COUNT,
    /** 1 when it is archived, else 0. */
    ARCHIVED,
    /** Identifier of the database instance. */
    INSTANCE,
    /** Name of the engine, as in the document. */
    ENGINE,
    /** Cluster of the instance; some have none. */
    CLUSTER,
    /** Account of the database; some have none. */
    USER
}
