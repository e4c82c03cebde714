// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

/**
 * Kinds of users that are alike. Without the distinction every person looks impossible, because applications log in a hundred
 * times as often.
 */
public enum PeerGroup {
    MACHINE,
    HUMAN
}
