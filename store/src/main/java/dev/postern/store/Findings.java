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

    /** Those of some findings that there are, in no order. */
    List<StoredFinding> find(Collection<String> ids);

    /** Findings that fit, in order. */
    List<StoredFinding> page(FindingPage page);

    /** Numbers of findings that fit, by the values of a field; in no order. */
    List<Group> groups(List<FindingCondition> conditions, FindingField field);

    /** The number of the latest change, 0 when there was none. Changes are numbered in the order in which they are stored. */
    long lastChange();

    /**
     * Findings whose latest change is behind a number, in the order of these, each once and as it is now. Who goes on from the last
     * number given misses no finding; states in between may be passed over.
     *
     * @param limit most findings to give, 1 to 1,000
     */
    List<FindingChange> changes(long after, int limit);

    /** Stores findings that no detector has raised, with a delivery of each to each sink. */
    void raise(List<FindingState> findings, List<String> sinks);

    /** Stores what somebody says of findings; unknown ids are passed over. */
    void judge(Collection<String> ids, String feedback, @Nullable String comment);

    /** Archives findings, or takes them out of the archive; unknown ids are passed over. */
    void archive(Collection<String> ids, boolean archived);

    /** Removes findings that were last updated before a time; returns how many. */
    long prune(long updatedBeforeMicros);

    /**
     * Findings with one value.
     *
     * @param value of a text; of a number as text
     * @param total how many
     * @param severity greatest of theirs
     * @param updatedMicros latest update
     */
    record Group(String value, long total, double severity, long updatedMicros) {}
}
