// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as people and programs read them, and the state that people give them. */
public interface Findings {

    /** The finding with this id, or null. */
    @Nullable
    StoredFinding find(String id);

    /** Findings that fit, latest update first; at most {@link FindingQuery#limit()}. */
    List<StoredFinding> search(FindingQuery query);

    /** Number of findings that fit, whatever the query's limit. */
    long count(FindingQuery query);

    /** Archives findings, or takes them out of the archive; unknown ids are passed over. */
    void archive(Collection<String> ids, boolean archived);

    /** Removes findings that were last updated before a time; returns how many. */
    long prune(long updatedBeforeMicros);
}
