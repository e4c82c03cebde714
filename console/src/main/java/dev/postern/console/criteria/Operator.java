// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

/** How a value is compared, as it is written before it. Those of two characters come first, to be found first. */
enum Operator {
    AT_LEAST(">="),
    AT_MOST("<="),
    ABOVE(">"),
    BELOW("<"),
    IS("");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }
}
