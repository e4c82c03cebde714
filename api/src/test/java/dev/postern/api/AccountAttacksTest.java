// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfiguration;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

/** What an account tries in order to see or change what is another's: none of it works without the other's consent. */
class AccountAttacksTest {
    private static final String VICTIM = "111122223333";
    private static final String ATTACKER = "666666666666";
    private static final String OTHER = "777777777777";

    @TempDir
    private Path folder;

    private TestServer server;
    private Sessions sessions;
    private GuardDutyClient victim;
    private GuardDutyClient attacker;
    private String detector;
    private String own;
    private List<String> findings;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(folder, InstantSource.system());
        sessions = new Sessions(server);
        victim = sessions.of(VICTIM);
        attacker = sessions.of(ATTACKER);
        detector = sessions.detector(VICTIM);
        own = sessions.detector(ATTACKER);
        victim.createSampleFindings(request -> request.detectorId(detector));
        findings = victim.listFindings(request -> request.detectorId(detector)).findingIds();
    }

    @AfterEach
    void stop() {
        sessions.close();
        server.close();
    }

    private void name(GuardDutyClient client, String id, String account) {
        client.createMembers(request -> request.detectorId(id).accountDetails(Sessions.account(account)));
    }

    private void invite(GuardDutyClient client, String id, String account) {
        name(client, id, account);
        client.inviteMembers(request -> request.detectorId(id).accountIds(account));
    }

    private String invitation(GuardDutyClient client) {
        return client.listInvitations(request -> {}).invitations().get(0).invitationId();
    }

    private void seesNothing() {
        assertThat(attacker.listFindings(request -> request.detectorId(own)).findingIds())
                .isEmpty();
        assertThat(attacker.getFindings(request -> request.detectorId(own).findingIds(findings.subList(0, 1)))
                        .findings())
                .isEmpty();
        attacker.archiveFindings(request -> request.detectorId(own).findingIds(findings.subList(0, 5)));
        attacker.updateFindingsFeedback(request ->
                request.detectorId(own).findingIds(findings.subList(0, 5)).feedback("NOT_USEFUL"));
        assertThat(victim.getFindings(request -> request.detectorId(detector).findingIds(findings.subList(0, 5)))
                        .findings())
                .hasSize(5)
                .allSatisfy(finding -> {
                    assertThat(finding.service().archived()).isFalse();
                    assertThat(finding.service().userFeedback()).isNull();
                });
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(BadRequestException.class);
    }

    @Test
    void whoever_names_and_invites_an_account_sees_nothing_of_it() {
        seesNothing();
        name(attacker, own, VICTIM);
        seesNothing();
        invite(attacker, own, VICTIM);
        seesNothing();

        assertThat(attacker.getMembers(request -> request.detectorId(own).accountIds(VICTIM))
                        .members()
                        .get(0)
                        .detectorId())
                .isNull();
    }

    @Test
    void members_that_have_not_accepted_are_not_told_of_nor_switched() {
        invite(attacker, own, VICTIM);

        assertThat(attacker.getMemberDetectors(
                                request -> request.detectorId(own).accountIds(VICTIM))
                        .memberDataSourceConfigurations())
                .isEmpty();
        List<UnprocessedAccount> switched = attacker.updateMemberDetectors(request -> request.detectorId(own)
                        .accountIds(VICTIM)
                        .features(MemberFeaturesConfiguration.builder()
                                .name("RDS_LOGIN_EVENTS")
                                .status("DISABLED")
                                .build()))
                .unprocessedAccounts();
        assertThat(switched).hasSize(1);
        assertThat(attacker.stopMonitoringMembers(
                                request -> request.detectorId(own).accountIds(VICTIM))
                        .unprocessedAccounts())
                .hasSize(1);
        assertThat(server.detectors.isWatching(new Scope(VICTIM, "us-east-1"))).isTrue();
    }

    @Test
    void an_invitation_is_accepted_by_nobody_else_and_only_once_with_its_id() {
        invite(attacker, own, VICTIM);
        String id = invitation(victim);
        GuardDutyClient other = sessions.of(OTHER);
        String theirs = sessions.detector(OTHER);

        refused(() -> other.acceptAdministratorInvitation(
                request -> request.detectorId(theirs).administratorId(ATTACKER).invitationId(id)));
        refused(() -> attacker.acceptAdministratorInvitation(request ->
                request.detectorId(detector).administratorId(ATTACKER).invitationId(id)));
        refused(() -> victim.acceptAdministratorInvitation(request ->
                request.detectorId(detector).administratorId(ATTACKER).invitationId("0".repeat(32))));
        refused(() -> victim.acceptAdministratorInvitation(
                request -> request.detectorId(detector).administratorId(OTHER).invitationId(id)));
        seesNothing();
        assertThat(other.listInvitations(request -> {}).invitations()).isEmpty();
        assertThat(other.declineInvitations(request -> request.accountIds(ATTACKER))
                        .unprocessedAccounts())
                .hasSize(1);
        assertThat(victim.getInvitationsCount(request -> {}).invitationsCount()).isOne();
    }

    @Test
    void an_invitation_that_was_declined_or_taken_back_is_worth_nothing() {
        invite(attacker, own, VICTIM);
        String id = invitation(victim);
        attacker.deleteMembers(request -> request.detectorId(own).accountIds(VICTIM));

        refused(() -> victim.acceptAdministratorInvitation(request ->
                request.detectorId(detector).administratorId(ATTACKER).invitationId(id)));
        assertThat(victim.listInvitations(request -> {}).invitations()).isEmpty();
        seesNothing();
    }

    @Test
    void a_member_of_one_administrator_is_no_other_ones() {
        GuardDutyClient other = sessions.of(OTHER);
        String theirs = sessions.detector(OTHER);
        invite(other, theirs, VICTIM);
        String id = invitation(victim);
        victim.acceptAdministratorInvitation(
                request -> request.detectorId(detector).administratorId(OTHER).invitationId(id));
        invite(attacker, own, VICTIM);
        victim.listInvitations(request -> {})
                .invitations()
                .forEach(each ->
                        refused(() -> victim.acceptAdministratorInvitation(request -> request.detectorId(detector)
                                .administratorId(each.accountId())
                                .invitationId(each.invitationId()))));

        assertThat(attacker.disassociateMembers(
                                request -> request.detectorId(own).accountIds(VICTIM))
                        .unprocessedAccounts())
                .hasSize(1);
        assertThat(victim.getAdministratorAccount(request -> request.detectorId(detector))
                        .administrator()
                        .accountId())
                .isEqualTo(OTHER);
        seesNothing();
    }

    @Test
    void findings_are_not_seen_by_way_of_a_member_that_has_members() {
        invite(victim, detector, OTHER);
        GuardDutyClient other = sessions.of(OTHER);
        String theirs = sessions.detector(OTHER);
        String id = invitation(other);
        other.acceptAdministratorInvitation(
                request -> request.detectorId(theirs).administratorId(VICTIM).invitationId(id));
        invite(attacker, own, VICTIM);

        assertThatThrownBy(() -> victim.acceptAdministratorInvitation(request ->
                        request.detectorId(detector).administratorId(ATTACKER).invitationId(invitation(victim))))
                .hasMessageContaining("still has created, invited or associated members");
        assertThat(other.listFindings(request -> request.detectorId(theirs)).findingIds())
                .as("a member does not see its administrator's")
                .isEmpty();
    }

    @Test
    void another_accounts_detector_id_opens_nothing() {
        refused(() -> attacker.listMembers(request -> request.detectorId(detector)));
        refused(() -> attacker.listFindings(request -> request.detectorId(detector)));
        refused(() -> attacker.createMembers(
                request -> request.detectorId(detector).accountDetails(Sessions.account(OTHER))));
        refused(() -> attacker.getAdministratorAccount(request -> request.detectorId(detector)));
        refused(() -> attacker.disassociateFromAdministratorAccount(request -> request.detectorId(detector)));
        refused(() -> attacker.describeOrganizationConfiguration(request -> request.detectorId(detector)));
    }

    @Test
    void the_organisation_is_its_managers_and_its_administrators() {
        refused(() -> attacker.enableOrganizationAdminAccount(request -> request.adminAccountId(ATTACKER)));
        refused(() ->
                attacker.disableOrganizationAdminAccount(request -> request.adminAccountId(Scope.DEFAULT.account())));
        refused(() -> attacker.listOrganizationAdminAccounts(request -> {}));
        refused(() -> attacker.describeOrganizationConfiguration(request -> request.detectorId(own)));
        refused(() -> attacker.updateOrganizationConfiguration(
                request -> request.detectorId(own).autoEnableOrganizationMembers(AutoEnableMembers.ALL)));
        refused(() -> attacker.getOrganizationStatistics(request -> {}));
        seesNothing();
    }

    @Test
    void what_is_kept_for_several_accounts_is_no_accounts() {
        name(attacker, own, "all accounts"); // where relations are kept, and as long as an account

        assertThat(attacker.listMembers(request -> request.detectorId(own).onlyAssociated("false"))
                        .members())
                .isEmpty();
    }
}
