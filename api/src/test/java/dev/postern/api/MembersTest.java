// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.postern.api.feedback.Dismissals;
import dev.postern.api.filter.Filters;
import dev.postern.api.filter.Suppression;
import dev.postern.kernel.FindingType;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AccountStatistics;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FilterAction;
import software.amazon.awssdk.services.guardduty.model.GroupByType;
import software.amazon.awssdk.services.guardduty.model.Invitation;
import software.amazon.awssdk.services.guardduty.model.IpSetFormat;
import software.amazon.awssdk.services.guardduty.model.ListFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.Member;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfiguration;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

/** Sessions of accounts of which one administers others, and of those that would like to. */
@SuppressWarnings("deprecation") // the word master is still in use
class MembersTest {
    private static final String ADMINISTRATOR = Scope.DEFAULT.account();
    private static final String MEMBER = "111122223333";
    private static final String STRANGER = "444455556666";
    private static final int TYPES = FindingType.values().length;

    @TempDir
    private Path folder;

    private TestServer server;
    private Sessions sessions;
    private GuardDutyClient administrator;
    private GuardDutyClient member;
    private String detector;
    private String memberDetector;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(folder, InstantSource.system());
        sessions = new Sessions(server);
        administrator = sessions.of(ADMINISTRATOR);
        member = sessions.of(MEMBER);
        detector = sessions.detector(ADMINISTRATOR);
        memberDetector = sessions.detector(MEMBER);
    }

    @AfterEach
    void stop() {
        sessions.close();
        server.close();
    }

    private void invite(String account) {
        assertThat(administrator
                        .createMembers(
                                request -> request.detectorId(detector).accountDetails(Sessions.account(account)))
                        .unprocessedAccounts())
                .isEmpty();
        assertThat(administrator
                        .inviteMembers(request ->
                                request.detectorId(detector).accountIds(account).message("join us"))
                        .unprocessedAccounts())
                .isEmpty();
    }

    private void accept() {
        Invitation invitation =
                member.listInvitations(request -> {}).invitations().get(0);
        member.acceptAdministratorInvitation(request -> request.detectorId(memberDetector)
                .administratorId(invitation.accountId())
                .invitationId(invitation.invitationId()));
    }

    private void associate() {
        invite(MEMBER);
        accept();
    }

    private Member member() {
        return administrator
                .getMembers(request -> request.detectorId(detector).accountIds(MEMBER))
                .members()
                .get(0);
    }

    private List<String> findings(GuardDutyClient client, String id) {
        return client.listFindings(request -> request.detectorId(id)).findingIds();
    }

    private void samples() {
        administrator.createSampleFindings(request -> request.detectorId(detector));
        member.createSampleFindings(request -> request.detectorId(memberDetector));
    }

    private static void refused(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(BadRequestException.class).hasMessageContaining(words);
    }

    private static String reason(List<UnprocessedAccount> unprocessed) {
        assertThat(unprocessed).hasSize(1);
        return unprocessed.get(0).result();
    }

    @Test
    void a_member_is_named_invited_and_accepts() {
        administrator.createMembers(request -> request.detectorId(detector).accountDetails(Sessions.account(MEMBER)));
        assertThat(member().relationshipStatus()).isEqualTo("Created");
        assertThat(member().invitedAt()).isNull();
        assertThat(member().detectorId()).as("none of its business yet").isNull();
        assertThat(member.getInvitationsCount(request -> {}).invitationsCount()).isZero();
        administrator.inviteMembers(
                request -> request.detectorId(detector).accountIds(MEMBER).message("join us"));
        assertThat(member().relationshipStatus()).isEqualTo("Invited");
        assertThat(member().invitedAt()).isNotNull();
        assertThat(member.getInvitationsCount(request -> {}).invitationsCount()).isOne();
        assertThat(member.getAdministratorAccount(request -> request.detectorId(memberDetector))
                        .administrator())
                .isNull();
        accept();

        assertThat(member().relationshipStatus()).isEqualTo("Enabled");
        assertThat(member().detectorId()).isEqualTo(memberDetector);
        assertThat(member().masterId()).isEqualTo(ADMINISTRATOR);
        assertThat(member().administratorId()).isEqualTo(ADMINISTRATOR);
        assertThat(member().email()).isEqualTo("dba@example.com");
        assertThat(member.getInvitationsCount(request -> {}).invitationsCount()).isZero();
        assertThat(member.getAdministratorAccount(request -> request.detectorId(memberDetector))
                        .administrator()
                        .accountId())
                .isEqualTo(ADMINISTRATOR);
        assertThat(member.getMasterAccount(request -> request.detectorId(memberDetector))
                        .master()
                        .relationshipStatus())
                .isEqualTo("Enabled");
    }

    @Test
    void the_older_names_of_accepting_and_leaving_do_the_same() {
        invite(MEMBER);
        Invitation invitation =
                member.listInvitations(request -> {}).invitations().get(0);
        member.acceptInvitation(request ->
                request.detectorId(memberDetector).masterId(ADMINISTRATOR).invitationId(invitation.invitationId()));
        assertThat(member().relationshipStatus()).isEqualTo("Enabled");
        member.disassociateFromMasterAccount(request -> request.detectorId(memberDetector));

        assertThat(member().relationshipStatus()).isEqualTo("Resigned");
        refused(
                () -> member.disassociateFromAdministratorAccount(request -> request.detectorId(memberDetector)),
                "not associated to a master account");
    }

    @Test
    void members_are_listed_by_whether_they_are_associated_and_page_by_page() {
        associate();
        for (String account : List.of("222222222222", "333333333333")) {
            administrator.createMembers(
                    request -> request.detectorId(detector).accountDetails(Sessions.account(account)));
        }

        assertThat(administrator
                        .listMembers(request -> request.detectorId(detector))
                        .members())
                .extracting(Member::accountId)
                .containsExactly(MEMBER);
        assertThat(administrator
                        .listMembersPaginator(request -> request.detectorId(detector)
                                .onlyAssociated("false")
                                .maxResults(1))
                        .stream()
                        .flatMap(page -> page.members().stream())
                        .map(Member::accountId))
                .containsExactly(MEMBER, "222222222222", "333333333333");
    }

    @Test
    void an_invitation_is_declined_deleted_and_sent_again() {
        invite(MEMBER);
        assertThat(reason(member.deleteInvitations(request -> request.accountIds(ADMINISTRATOR))
                        .unprocessedAccounts()))
                .contains("has not declined their invitation yet");
        assertThat(member.declineInvitations(request -> request.accountIds(ADMINISTRATOR))
                        .unprocessedAccounts())
                .isEmpty();
        assertThat(member().relationshipStatus()).isEqualTo("Resigned");
        refused(this::accept, "no pending invitation");
        assertThat(member.deleteInvitations(request -> request.accountIds(ADMINISTRATOR))
                        .unprocessedAccounts())
                .isEmpty();
        assertThat(member.listInvitations(request -> {}).invitations()).isEmpty();
        administrator.inviteMembers(request -> request.detectorId(detector).accountIds(MEMBER));
        accept();

        assertThat(member().relationshipStatus()).isEqualTo("Enabled");
    }

    @Test
    void a_membership_ends_before_the_member_is_deleted() {
        associate();
        assertThat(reason(administrator
                        .deleteMembers(request -> request.detectorId(detector).accountIds(MEMBER))
                        .unprocessedAccounts()))
                .isEqualTo(
                        "The request is rejected because the current account cannot delete the given member account ID"
                                + " since it is still associated to it.");
        administrator.disassociateMembers(
                request -> request.detectorId(detector).accountIds(MEMBER));
        assertThat(member().relationshipStatus()).isEqualTo("Removed");
        administrator.deleteMembers(request -> request.detectorId(detector).accountIds(MEMBER));

        assertThat(administrator
                        .getMembers(request -> request.detectorId(detector).accountIds(MEMBER))
                        .unprocessedAccounts())
                .hasSize(1);
        assertThat(member.listInvitations(request -> {}).invitations()).isEmpty();
    }

    @Test
    void accounts_that_an_operation_is_not_for_are_told_one_by_one() {
        associate();
        List<String> accounts = List.of(MEMBER, STRANGER);

        assertThat(administrator
                        .getMemberDetectors(
                                request -> request.detectorId(detector).accountIds(accounts))
                        .unprocessedAccounts())
                .extracting(UnprocessedAccount::accountId, UnprocessedAccount::result)
                .containsExactly(tuple(
                        STRANGER,
                        "The request is rejected because the given account ID is not an associated member of account the"
                                + " current account."));
        assertThat(reason(administrator
                        .createMembers(
                                request -> request.detectorId(detector).accountDetails(Sessions.account(ADMINISTRATOR)))
                        .unprocessedAccounts()))
                .contains("an account cannot become a member of itself.");
        assertThat(reason(administrator
                        .inviteMembers(request -> request.detectorId(detector).accountIds(MEMBER))
                        .unprocessedAccounts()))
                .isEqualTo("The request is rejected because the current account has already invited or is already the"
                        + " GuardDuty master of the given member account ID.");
    }

    @Test
    void members_are_suspended_and_go_on() {
        associate();
        administrator.stopMonitoringMembers(
                request -> request.detectorId(detector).accountIds(MEMBER));
        assertThat(member().relationshipStatus()).isEqualTo("Disabled");
        assertThat(member.getDetector(request -> request.detectorId(memberDetector))
                        .statusAsString())
                .isEqualTo("DISABLED");
        administrator.startMonitoringMembers(
                request -> request.detectorId(detector).accountIds(MEMBER));

        assertThat(member().relationshipStatus()).isEqualTo("Enabled");
        assertThat(member.getDetector(request -> request.detectorId(memberDetector))
                        .statusAsString())
                .isEqualTo("ENABLED");
    }

    @Test
    void features_and_frequency_of_members_are_their_administrators() {
        associate();
        administrator.updateMemberDetectors(request -> request.detectorId(detector)
                .accountIds(MEMBER)
                .features(MemberFeaturesConfiguration.builder()
                        .name("RDS_LOGIN_EVENTS")
                        .status("DISABLED")
                        .build()));
        administrator.updateDetector(request -> request.detectorId(detector).findingPublishingFrequency("ONE_HOUR"));

        assertThat(administrator
                        .getMemberDetectors(
                                request -> request.detectorId(detector).accountIds(MEMBER))
                        .memberDataSourceConfigurations()
                        .get(0)
                        .features())
                .anySatisfy(feature -> {
                    assertThat(feature.nameAsString()).isEqualTo("RDS_LOGIN_EVENTS");
                    assertThat(feature.statusAsString()).isEqualTo("DISABLED");
                });
        assertThat(server.detectors.isWatching(new Scope(MEMBER, "us-east-1"))).isFalse();
        assertThat(server.detectors.isWatching(Scope.DEFAULT)).isTrue();
        assertThat(member.getDetector(request -> request.detectorId(memberDetector))
                        .findingPublishingFrequencyAsString())
                .isEqualTo("ONE_HOUR");
    }

    @Test
    void an_administrator_sees_counts_and_archives_findings_of_members() {
        samples();
        assertThat(findings(administrator, detector)).hasSize(TYPES);
        associate();

        assertThat(findings(administrator, detector)).hasSize(2 * TYPES).containsAll(findings(member, memberDetector));
        assertThat(findings(member, memberDetector)).hasSize(TYPES);
        assertThat(administrator
                        .listFindings(request -> request.detectorId(detector)
                                .findingCriteria(criteria -> criteria.criterion(Map.of(
                                        "accountId",
                                        Condition.builder().equalsValue(MEMBER).build()))))
                        .findingIds())
                .containsExactlyInAnyOrderElementsOf(findings(member, memberDetector));
        assertThat(administrator
                        .getFindingsStatistics(
                                request -> request.detectorId(detector).groupBy(GroupByType.ACCOUNT))
                        .findingStatistics()
                        .groupedByAccount())
                .extracting(AccountStatistics::accountId, AccountStatistics::totalFindings)
                .containsExactlyInAnyOrder(tuple(ADMINISTRATOR, TYPES), tuple(MEMBER, TYPES));
        String id = findings(member, memberDetector).get(0);
        administrator.archiveFindings(request -> request.detectorId(detector).findingIds(id));
        assertThat(member.getFindings(
                                request -> request.detectorId(memberDetector).findingIds(id))
                        .findings()
                        .get(0)
                        .service()
                        .archived())
                .isTrue();
        member.disassociateFromAdministratorAccount(request -> request.detectorId(memberDetector));
        assertThat(findings(administrator, detector)).hasSize(TYPES);
    }

    @Test
    void pages_of_several_accounts_give_each_finding_once() {
        samples();
        associate();

        List<String> all = administrator
                .listFindingsPaginator(ListFindingsRequest.builder()
                        .detectorId(detector)
                        .maxResults(3)
                        .sortCriteria(sort -> sort.attributeName("severity").orderBy("DESC"))
                        .build())
                .stream()
                .flatMap(page -> page.findingIds().stream())
                .toList();
        assertThat(all).hasSize(2 * TYPES).doesNotHaveDuplicates();
    }

    @Test
    void rules_of_the_administrator_count_for_members_and_their_own_do_not() {
        samples();
        member.createFilter(request -> request.detectorId(memberDetector)
                .name("hide-all")
                .action(FilterAction.ARCHIVE)
                .findingCriteria(criteria -> criteria.criterion(Map.of(
                        "severity", Condition.builder().greaterThanOrEqual(0L).build()))));
        Scope scope = new Scope(MEMBER, "us-east-1");
        Suppression suppression = new Suppression(
                server.detectors,
                new Filters(server.store),
                server.organization.members(),
                new Dismissals(server.store, InstantSource.system()));
        FindingState state = server.store
                .findings(scope)
                .find(findings(member, memberDetector).get(0))
                .state();
        assertThat(suppression.apply(scope, List.of(state))).allMatch(FindingState::suppressed);
        associate();
        assertThat(suppression.apply(scope, List.of(state))).noneMatch(FindingState::suppressed);
        administrator.createFilter(request -> request.detectorId(detector)
                .name("theirs")
                .action(FilterAction.ARCHIVE)
                .findingCriteria(criteria -> criteria.criterion(Map.of(
                        "accountId", Condition.builder().equalsValue(MEMBER).build()))));

        assertThat(suppression.apply(scope, List.of(state))).allMatch(FindingState::suppressed);
    }

    @Test
    void a_member_may_not_do_what_its_administrator_does_for_it() {
        samples();
        associate();
        String words = "is a member account";
        String id = findings(member, memberDetector).get(0);

        refused(
                () -> member.updateDetector(
                        request -> request.detectorId(memberDetector).enable(false)),
                words);
        refused(() -> member.deleteDetector(request -> request.detectorId(memberDetector)), words);
        refused(
                () -> member.archiveFindings(
                        request -> request.detectorId(memberDetector).findingIds(id)),
                words);
        refused(
                () -> member.createIPSet(request -> request.detectorId(memberDetector)
                        .name("mine")
                        .format(IpSetFormat.TXT)
                        .location("file:/lists/mine.txt")
                        .activate(true)),
                words);
        refused(
                () -> member.createFilter(request -> request.detectorId(memberDetector)
                        .name("hide-all")
                        .action(FilterAction.ARCHIVE)
                        .findingCriteria(criteria -> criteria.criterion(
                                Map.of("id", Condition.builder().equalsValue(id).build())))),
                words);
        member.createFilter(request -> request.detectorId(memberDetector)
                .name("saved")
                .findingCriteria(criteria -> criteria.criterion(
                        Map.of("id", Condition.builder().equalsValue(id).build()))));
        refused(
                () -> member.updateFilter(request ->
                        request.detectorId(memberDetector).filterName("saved").action(FilterAction.ARCHIVE)),
                words);
        assertThat(reason(member.createMembers(request ->
                                request.detectorId(memberDetector).accountDetails(Sessions.account(STRANGER)))
                        .unprocessedAccounts()))
                .contains("already an associated member of another master account.");
    }

    @Test
    void a_detector_stays_while_there_are_members() {
        associate();

        refused(
                () -> administrator.deleteDetector(request -> request.detectorId(detector)),
                "The request is rejected because the current account cannot delete detector while it has invited or"
                        + " associated members.");
    }
}
