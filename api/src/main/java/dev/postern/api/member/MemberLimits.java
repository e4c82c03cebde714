// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.ApiException;
import dev.postern.api.Handler;
import dev.postern.api.Refusals;
import dev.postern.store.Scope;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What a member may not do, as its administrator does it for it: change its detector and lists, and archive findings. Suppression
 * rules are told from other filters by their handlers.
 */
public record MemberLimits(Members members) {
    private static final Set<String> OF_ADMINISTRATORS = Set.of(
            "UpdateDetector",
            "DeleteDetector",
            "ArchiveFindings",
            "UnarchiveFindings",
            "CreateIPSet",
            "UpdateIPSet",
            "DeleteIPSet",
            "CreateThreatIntelSet",
            "UpdateThreatIntelSet",
            "DeleteThreatIntelSet",
            "CreateTrustedEntitySet",
            "UpdateTrustedEntitySet",
            "DeleteTrustedEntitySet",
            "CreateThreatEntitySet",
            "UpdateThreatEntitySet",
            "DeleteThreatEntitySet");

    /** The handler of an operation, which refuses members what they may not do. */
    public <I, O extends SdkPojo> Handler<I, O> guard(String operation, Handler<I, O> handler) {
        if (!OF_ADMINISTRATORS.contains(operation)) {
            return handler;
        }
        return (scope, input) -> {
            refuse(scope);
            if (operation.equals("DeleteDetector") && members.of(scope).stream().anyMatch(MemberLimits::isBound)) {
                throw Refusals.because(
                        "the current account cannot delete detector while it has invited or associated members.");
            }
            return handler.handle(scope, input);
        };
    }

    private static boolean isBound(Relation relation) {
        return relation.associated() || relation.status() == Status.INVITED;
    }

    /**
     * Refuses a request of a member.
     *
     * @throws ApiException when the account is one
     */
    public void refuse(Scope scope) {
        if (members.administrator(scope) != null) {
            throw Refusals.because("the current account is a member account; its administrator account manages this.");
        }
    }
}
