// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

/** On which days which databases are under attack already, so that one attack is not found by way of another. */
final class Bookings {
    private final boolean[][] taken;

    Bookings(int databases, int days) {
        taken = new boolean[databases][days];
    }

    boolean isFree(int database, int day, int length) {
        for (int i = Math.max(0, day - 1); i < Math.min(taken[database].length, day + length + 1); i++) {
            if (taken[database][i]) {
                return false;
            }
        }
        return true;
    }

    void book(int database, int day, int length) {
        for (int i = day; i < Math.min(taken[database].length, day + length); i++) {
            taken[database][i] = true;
        }
    }
}
