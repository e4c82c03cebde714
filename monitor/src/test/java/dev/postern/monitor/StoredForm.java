// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.Finding;
import dev.postern.store.FindingState;

/** Findings as tests have them stored: all that they say stands in the document. */
final class StoredForm {
    private StoredForm() {}

    static FindingState of(Finding f) {
        return new FindingState(
                f.id(),
                f.type().id(),
                f.severity().value(),
                f.instance(),
                f.title(),
                f.occurrences(),
                f.firstSeen(),
                f.lastSeen(),
                f.createdAt(),
                f.updatedAt(),
                false,
                true,
                f.toString());
    }
}
