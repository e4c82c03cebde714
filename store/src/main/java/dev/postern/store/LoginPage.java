// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.List;

/**
 * Some of the logins that were looked for, latest first. So that no search takes long, only so many are looked at for a page:
 * it may be short, or empty, and others still follow.
 *
 * @param logins that fit
 * @param before place before which the next page begins; 0 when there is none
 */
public record LoginPage(List<LoggedInput> logins, long before) {

    public LoginPage {
        logins = List.copyOf(logins);
    }
}
