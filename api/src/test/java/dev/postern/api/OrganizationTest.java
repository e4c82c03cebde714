// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.postern.api.credentials.Role;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AdminAccount;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.Member;
import software.amazon.awssdk.services.guardduty.model.OrganizationAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.OrganizationStatistics;

/** Sessions of an organisation's accounts: its administrator, and those that become members by themselves. */
@SuppressWarnings("deprecation") // flags and data sources are still in use
class OrganizationTest {
    private static final String MANAGEMENT = Scope.DEFAULT.account();
    private static final String EARLIER = "111122223333";
    private static final String LATER = "444455556666";
    private static final Scope LATER_HERE = new Scope(LATER, "us-east-1");

    @TempDir
    private Path folder;

    private TestServer server;
    private Sessions sessions;
    private GuardDutyClient administrator;
    private String detector;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(folder, InstantSource.system());
        sessions = new Sessions(server);
        administrator = sessions.of(MANAGEMENT);
        detector = sessions.detector(MANAGEMENT);
        sessions.of(EARLIER);
    }

    @AfterEach
    void stop() {
        sessions.close();
        server.close();
    }

    private void auto(AutoEnableMembers members, OrganizationFeatureConfiguration... features) {
        administrator.updateOrganizationConfiguration(request -> request.detectorId(detector)
                .autoEnableOrganizationMembers(members)
                .features(features));
    }

    private static OrganizationFeatureConfiguration feature(String name, String autoEnable, String dataRisk) {
        return OrganizationFeatureConfiguration.builder()
                .name(name)
                .autoEnable(autoEnable)
                .additionalConfiguration(OrganizationAdditionalConfiguration.builder()
                        .name("RDS_DATA_RISK")
                        .autoEnable(dataRisk)
                        .build())
                .build();
    }

    private List<Member> members() {
        return administrator
                .listMembers(request -> request.detectorId(detector))
                .members();
    }

    private DetectorFeatureConfigurationResult feature(String account, String name) {
        return server.detectors.features(new Scope(account, "us-east-1")).stream()
                .filter(feature -> feature.nameAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_management_account_administers_until_it_names_another() {
        assertThat(administrator.listOrganizationAdminAccounts(request -> {}).adminAccounts())
                .extracting(AdminAccount::adminAccountId, AdminAccount::adminStatusAsString)
                .containsExactly(tuple(MANAGEMENT, "ENABLED"));
        administrator.enableOrganizationAdminAccount(request -> request.adminAccountId(EARLIER));
        administrator.enableOrganizationAdminAccount(request -> request.adminAccountId(EARLIER));

        assertThat(administrator.listOrganizationAdminAccounts(request -> {}).adminAccounts())
                .extracting(AdminAccount::adminAccountId)
                .containsExactly(EARLIER);
        assertThat(sessions.of(EARLIER).listDetectors().detectorIds()).hasSize(1);
        assertThatThrownBy(
                        () -> administrator.describeOrganizationConfiguration(request -> request.detectorId(detector)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("not the GuardDuty delegated administrator");
        assertThatThrownBy(() -> administrator.enableOrganizationAdminAccount(request -> request.adminAccountId(LATER)))
                .hasMessageContaining("already has another");
        administrator.disableOrganizationAdminAccount(request -> request.adminAccountId(EARLIER));
        assertThat(administrator.listOrganizationAdminAccounts(request -> {}).adminAccounts())
                .isEmpty();
    }

    @Test
    void an_account_that_is_new_is_watched_without_a_hands_turn() {
        auto(AutoEnableMembers.NEW, feature("RDS_LOGIN_EVENTS", "NEW", "NEW"));
        assertThat(members()).as("those that were there are not concerned").isEmpty();
        server.key(LATER, Role.READER);

        assertThat(members())
                .extracting(Member::accountId, Member::relationshipStatus)
                .containsExactly(tuple(LATER, "Enabled"));
        assertThat(server.detectors.isWatching(LATER_HERE)).isTrue();
        assertThat(feature(LATER, "RDS_LOGIN_EVENTS").additionalConfiguration())
                .anySatisfy(part -> assertThat(part.statusAsString()).isEqualTo("ENABLED"));
    }

    @Test
    void an_account_finds_its_detector_when_it_first_asks() {
        auto(AutoEnableMembers.NEW);
        GuardDutyClient later = sessions.of(LATER);

        String theirs = later.listDetectors().detectorIds().get(0);
        assertThat(later.getAdministratorAccount(request -> request.detectorId(theirs))
                        .administrator()
                        .accountId())
                .isEqualTo(MANAGEMENT);
    }

    @Test
    void all_are_members_and_stay_members() {
        auto(AutoEnableMembers.ALL, feature("S3_DATA_EVENTS", "ALL", "NONE"));
        String theirs = sessions.of(EARLIER).listDetectors().detectorIds().get(0);

        assertThat(members()).extracting(Member::accountId).containsExactly(EARLIER);
        assertThat(feature(EARLIER, "S3_DATA_EVENTS").statusAsString()).isEqualTo("ENABLED");
        assertThat(feature(MANAGEMENT, "S3_DATA_EVENTS").statusAsString()).isEqualTo("ENABLED");
        assertThat(administrator
                        .disassociateMembers(
                                request -> request.detectorId(detector).accountIds(EARLIER))
                        .unprocessedAccounts())
                .hasSize(1);
        assertThatThrownBy(() -> sessions.of(EARLIER)
                        .disassociateFromAdministratorAccount(request -> request.detectorId(theirs)))
                .hasMessageContaining("auto-enable setting ALL");
        auto(AutoEnableMembers.NONE, feature("S3_DATA_EVENTS", "NONE", "NONE"));
        assertThat(members()).as("what is on stays on").hasSize(1);
        assertThat(feature(EARLIER, "S3_DATA_EVENTS").statusAsString()).isEqualTo("ENABLED");
    }

    @Test
    void a_feature_that_is_for_none_is_off_in_new_accounts() {
        auto(AutoEnableMembers.NEW, feature("RDS_LOGIN_EVENTS", "NONE", "ALL"));
        server.key(LATER, Role.READER);

        assertThat(members()).hasSize(1);
        assertThat(feature(LATER, "RDS_LOGIN_EVENTS").statusAsString()).isEqualTo("DISABLED");
    }

    @Test
    void the_configuration_is_told_as_it_was_set() {
        auto(AutoEnableMembers.NEW, feature("RDS_LOGIN_EVENTS", "ALL", "NEW"));

        DescribeOrganizationConfigurationResponse told =
                administrator.describeOrganizationConfiguration(request -> request.detectorId(detector));
        assertThat(told.autoEnableOrganizationMembersAsString()).isEqualTo("NEW");
        assertThat(told.autoEnable()).isTrue();
        assertThat(told.memberAccountLimitReached()).isFalse();
        assertThat(told.features()).hasSize(7).anySatisfy(feature -> {
            assertThat(feature.nameAsString()).isEqualTo("RDS_LOGIN_EVENTS");
            assertThat(feature.autoEnableAsString()).isEqualTo("ALL");
            assertThat(feature.additionalConfiguration().get(0).autoEnableAsString())
                    .isEqualTo("NEW");
        });
    }

    @Test
    void older_programs_set_flags_and_data_sources() {
        administrator.updateOrganizationConfiguration(request -> request.detectorId(detector)
                .autoEnable(true)
                .dataSources(sources -> sources.s3Logs(s3 -> s3.autoEnable(true))));

        DescribeOrganizationConfigurationResponse told =
                administrator.describeOrganizationConfiguration(request -> request.detectorId(detector));
        assertThat(told.autoEnableOrganizationMembersAsString()).isEqualTo("NEW");
        assertThat(told.dataSources().s3Logs().autoEnable()).isTrue();
        assertThat(told.dataSources().kubernetes().auditLogs().autoEnable()).isFalse();
    }

    @Test
    void members_of_the_organisation_need_no_invitation_and_are_lost_with_their_administrator() {
        auto(AutoEnableMembers.NONE);
        administrator.createMembers(request -> request.detectorId(detector).accountDetails(Sessions.account(EARLIER)));
        assertThat(members())
                .extracting(Member::accountId, Member::relationshipStatus)
                .containsExactly(tuple(EARLIER, "Enabled"));
        administrator.enableOrganizationAdminAccount(request -> request.adminAccountId(EARLIER));

        assertThat(administrator
                        .listMembers(request -> request.detectorId(detector).onlyAssociated("false"))
                        .members())
                .isEmpty();
        String theirs = sessions.detector(EARLIER);
        sessions.of(EARLIER)
                .updateOrganizationConfiguration(
                        request -> request.detectorId(theirs).autoEnableOrganizationMembers(AutoEnableMembers.ALL));
        assertThat(sessions.of(EARLIER)
                        .listMembers(request -> request.detectorId(theirs))
                        .members())
                .as("the management account is a member like others")
                .extracting(Member::accountId)
                .containsExactly(MANAGEMENT);
    }

    @Test
    void the_organisations_accounts_are_counted() {
        auto(AutoEnableMembers.NEW);
        server.key(LATER, Role.READER);

        OrganizationStatistics counts = administrator
                .getOrganizationStatistics(request -> {})
                .organizationDetails()
                .organizationStatistics();
        assertThat(counts.totalAccountsCount()).isEqualTo(3);
        assertThat(counts.memberAccountsCount()).isOne();
        assertThat(counts.enabledAccountsCount()).isEqualTo(2);
        assertThat(counts.countByFeature()).anySatisfy(feature -> {
            assertThat(feature.nameAsString()).isEqualTo("RDS_LOGIN_EVENTS");
            assertThat(feature.enabledAccountsCount()).isEqualTo(2);
        });
    }
}
