// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.audit;

import java.util.List;

/**
 * A page of the audit log.
 *
 * @param rows latest first
 * @param actors who can be asked for
 * @param actions what can be asked for
 * @param older address of the entries before these; empty when there are none
 */
public record AuditList(AuditAsk ask, List<AuditRow> rows, List<String> actors, List<String> actions, String older) {

    public AuditList {
        rows = List.copyOf(rows);
        actors = List.copyOf(actors);
        actions = List.copyOf(actions);
    }
}
