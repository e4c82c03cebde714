// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

/** The classes of attacks of the catalogue. */
public enum AttackClass {
    ;
}
