// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.api.detector.Detectors;
import dev.postern.api.organization.Enrolment;
import dev.postern.store.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.guardduty.model.ListMembersRequest;
import software.amazon.awssdk.services.guardduty.model.ListMembersResponse;

/** Tells of all members: of those only that are associated, unless all are asked for. */
public record ListMembers(Members members, Detectors detectors, Enrolment enrolment)
        implements Handler<ListMembersRequest, ListMembersResponse> {

    @Override
    public ListMembersResponse handle(Scope scope, ListMembersRequest input) {
        detectors.check(scope, input.detectorId());
        enrolment.refresh(scope.region());
        boolean all = "false".equalsIgnoreCase(input.onlyAssociated());
        Map<String, Relation> relations = new TreeMap<>();
        members.of(scope).stream()
                .filter(relation -> all || relation.associated())
                .forEach(relation -> relations.put(relation.account(), relation));
        NamePages.Page page = NamePages.page(List.copyOf(relations.keySet()), input.nextToken(), input.maxResults());
        MemberModels models = new MemberModels(detectors, scope);
        return ListMembersResponse.builder()
                .members(page.names().stream()
                        .map(account -> models.of(Objects.requireNonNull(relations.get(account))))
                        .toList())
                .nextToken(page.next())
                .build();
    }
}
