// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

/** Somebody or something that logs in. */
public interface Actor {
    /** Does what it does on a day; days come one after the other. Attempts may lie some hours beyond the day. */
    void live(int day, Ledger ledger);
}
