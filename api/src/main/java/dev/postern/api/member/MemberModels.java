// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.Member;

/** Members as the API tells them. */
record MemberModels(Detectors detectors, Scope administrator) {

    /** A member; what an account that is none has stays unknown. */
    Member of(Relation relation) {
        Scope scope = new Scope(relation.account(), administrator.region());
        return Member.builder()
                .accountId(relation.account())
                .detectorId(relation.associated() ? detectors.idIfAny(scope) : null)
                .masterId(administrator.account())
                .administratorId(administrator.account())
                .email(relation.email())
                .relationshipStatus(relation.status().wire())
                .invitedAt(time(relation.invited()))
                .updatedAt(Instant.ofEpochMilli(relation.updated()).toString())
                .build();
    }

    private static @Nullable String time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
    }
}
