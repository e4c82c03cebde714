// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.credentials;

/** What may be done with a key. */
public enum Role {
    /** Anything. */
    ADMINISTRATOR,
    /** Reading. */
    READER
}
