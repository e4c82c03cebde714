// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Scope;
import org.jspecify.annotations.Nullable;

/** Whoever knows where findings are exported to, and wants to know how that goes. Safe for use by several threads. */
public interface ExportTargets {

    /** Where findings of an account and region go now, or null: nowhere. */
    @Nullable
    ExportTarget of(Scope scope);

    /** Whether a finding is archived, so that it is not exported. */
    boolean isArchived(Scope scope, String findingId);

    /** Something was written to a target. */
    void published(Scope scope, ExportTarget target);

    /** Something could not be written to a target. */
    void failed(Scope scope, ExportTarget target, String why);
}
