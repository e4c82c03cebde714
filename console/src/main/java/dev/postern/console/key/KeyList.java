// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.key;

import dev.postern.api.credentials.Role;
import java.util.List;
import java.util.Locale;

/**
 * The keys, and the one that was made just now.
 *
 * @param rows oldest first
 * @param account that a new key is for unless another one is written; may be hostile
 * @param made lines for a shell with the new key's secret; none when none was made
 * @param fault why none was made; empty when there is nothing wrong
 */
public record KeyList(List<KeyRow> rows, String account, List<String> made, String fault) {

    public KeyList {
        rows = List.copyOf(rows);
        made = List.copyOf(made);
    }

    /** What keys may do, the least first. */
    public List<String> roles() {
        return List.of(word(Role.READER), word(Role.ADMINISTRATOR));
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
