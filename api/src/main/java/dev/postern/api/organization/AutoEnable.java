// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

/** For which accounts of an organisation something is switched on without anybody asking. */
enum AutoEnable {
    /** For all, those that are there already among them. */
    ALL,
    /** For those that join from now on. */
    NEW,
    /** For none; what is on stays on. */
    NONE;

    /** Whether it concerns an account. */
    boolean concerns(boolean joins) {
        return this == ALL || (this == NEW && joins);
    }

    /** What older programs mean by a flag. */
    static AutoEnable of(boolean flag) {
        return flag ? NEW : NONE;
    }
}
