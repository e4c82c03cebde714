// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.key;

import dev.postern.console.text.Moment;
import dev.postern.console.web.Parameters;
import dev.postern.store.Credentials.Credential;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A key in the list.
 *
 * @param made when
 */
public record KeyRow(String id, String account, String role, Moment made) {

    static KeyRow of(Credential key, Instant now) {
        return new KeyRow(
                key.id(),
                key.account(),
                key.role().toLowerCase(Locale.ROOT),
                Moment.of(key.createdMicros(), now, ZoneOffset.UTC));
    }

    /** Where it is asked whether to revoke it. */
    public String removal() {
        return removal(id);
    }

    static String removal(String id) {
        return KeyPages.LIST + "/" + Parameters.encoded(id) + "/delete";
    }
}
