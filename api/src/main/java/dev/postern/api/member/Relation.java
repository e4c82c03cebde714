// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

/**
 * The relation of an administrator and an account, as it is stored. Only while it is associated does either see more than its own.
 *
 * @param account that is, was or may become a member; 12 digits
 * @param email as the administrator has given it; nothing is sent to it
 * @param invitationId of the last invitation, or empty
 * @param invited when that was, epoch milliseconds; 0 when it never was
 * @param updated in epoch milliseconds
 * @param byOrganization whether the account is a member as one of the organisation, not because it has accepted an invitation
 */
public record Relation(
        String account,
        String email,
        Status status,
        String invitationId,
        long invited,
        long updated,
        boolean byOrganization) {

    /** Of an account that has only been named. */
    public static Relation created(String account, String email, long now) {
        return new Relation(account, email, Status.CREATED, "", 0, now, false);
    }

    /** Whether the account is a member. */
    public boolean associated() {
        return status == Status.ENABLED || status == Status.DISABLED;
    }

    /** The relation in another state. */
    public Relation with(Status now, long millis) {
        return new Relation(account, email, now, invitationId, invited, millis, byOrganization);
    }

    /** The relation once an invitation is sent. */
    Relation invitedBy(String id, long now) {
        return new Relation(account, email, Status.INVITED, id, now, now, false);
    }

    /** The relation once the organisation has made the account a member. */
    public Relation enrolled(long now) {
        return new Relation(account, email, Status.ENABLED, invitationId, invited, now, true);
    }
}
