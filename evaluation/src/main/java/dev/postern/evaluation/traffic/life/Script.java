// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

/** A happening's logins. It draws from dice of its own, so that it is the same each time it is played. */
@FunctionalInterface
public interface Script {
    /** Writes down all logins of the happening, in any order. */
    void play(Logins logins);
}
