// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/** What a list of addresses means. */
public enum ListKind {
    TRUSTED,
    TOR,
    THREAT
}
