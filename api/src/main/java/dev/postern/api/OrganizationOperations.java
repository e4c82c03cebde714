// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.api.detector.Detectors;
import dev.postern.api.invitation.AcceptAdministratorInvitation;
import dev.postern.api.invitation.AcceptInvitation;
import dev.postern.api.invitation.DeclineInvitations;
import dev.postern.api.invitation.DeleteInvitations;
import dev.postern.api.invitation.DisassociateFromAdministratorAccount;
import dev.postern.api.invitation.DisassociateFromMasterAccount;
import dev.postern.api.invitation.GetAdministratorAccount;
import dev.postern.api.invitation.GetInvitationsCount;
import dev.postern.api.invitation.GetMasterAccount;
import dev.postern.api.invitation.Invitations;
import dev.postern.api.invitation.ListInvitations;
import dev.postern.api.member.CreateMembers;
import dev.postern.api.member.DeleteMembers;
import dev.postern.api.member.DisassociateMembers;
import dev.postern.api.member.GetMemberDetectors;
import dev.postern.api.member.GetMembers;
import dev.postern.api.member.InviteMembers;
import dev.postern.api.member.ListMembers;
import dev.postern.api.member.Members;
import dev.postern.api.member.StartMonitoringMembers;
import dev.postern.api.member.StopMonitoringMembers;
import dev.postern.api.member.UpdateMemberDetectors;
import dev.postern.api.organization.DescribeOrganizationConfiguration;
import dev.postern.api.organization.DisableOrganizationAdminAccount;
import dev.postern.api.organization.EnableOrganizationAdminAccount;
import dev.postern.api.organization.Enrolment;
import dev.postern.api.organization.GetOrganizationStatistics;
import dev.postern.api.organization.ListOrganizationAdminAccounts;
import dev.postern.api.organization.Organization;
import dev.postern.api.organization.UpdateOrganizationConfiguration;
import java.time.InstantSource;
import software.amazon.awssdk.services.guardduty.model.AcceptAdministratorInvitationRequest;
import software.amazon.awssdk.services.guardduty.model.AcceptInvitationRequest;
import software.amazon.awssdk.services.guardduty.model.CreateMembersRequest;
import software.amazon.awssdk.services.guardduty.model.DeclineInvitationsRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteInvitationsRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteMembersRequest;
import software.amazon.awssdk.services.guardduty.model.DescribeOrganizationConfigurationRequest;
import software.amazon.awssdk.services.guardduty.model.DisableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.guardduty.model.DisassociateFromAdministratorAccountRequest;
import software.amazon.awssdk.services.guardduty.model.DisassociateFromMasterAccountRequest;
import software.amazon.awssdk.services.guardduty.model.DisassociateMembersRequest;
import software.amazon.awssdk.services.guardduty.model.EnableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.guardduty.model.GetAdministratorAccountRequest;
import software.amazon.awssdk.services.guardduty.model.GetInvitationsCountRequest;
import software.amazon.awssdk.services.guardduty.model.GetMasterAccountRequest;
import software.amazon.awssdk.services.guardduty.model.GetMemberDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.GetMembersRequest;
import software.amazon.awssdk.services.guardduty.model.GetOrganizationStatisticsRequest;
import software.amazon.awssdk.services.guardduty.model.InviteMembersRequest;
import software.amazon.awssdk.services.guardduty.model.ListInvitationsRequest;
import software.amazon.awssdk.services.guardduty.model.ListMembersRequest;
import software.amazon.awssdk.services.guardduty.model.ListOrganizationAdminAccountsRequest;
import software.amazon.awssdk.services.guardduty.model.StartMonitoringMembersRequest;
import software.amazon.awssdk.services.guardduty.model.StopMonitoringMembersRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateMemberDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateOrganizationConfigurationRequest;

/** The operations on accounts that belong together: members, invitations, and the organisation. */
@SuppressWarnings("deprecation") // the earlier names of some are still called
record OrganizationOperations(
        GuardDuty api, Organization organization, Enrolment enrolment, Detectors detectors, InstantSource clock) {

    void put() {
        members();
        invitations();
        organizations();
    }

    private void members() {
        Members members = organization.members();
        api.put(
                "CreateMembers",
                CreateMembersRequest::builder,
                new CreateMembers(members, detectors, organization, enrolment, clock));
        api.put("GetMembers", GetMembersRequest::builder, new GetMembers(members, detectors, enrolment));
        api.put("ListMembers", ListMembersRequest::builder, new ListMembers(members, detectors, enrolment));
        api.put("DeleteMembers", DeleteMembersRequest::builder, new DeleteMembers(members, detectors));
        api.put(
                "DisassociateMembers",
                DisassociateMembersRequest::builder,
                new DisassociateMembers(members, detectors, organization, clock));
        api.put("InviteMembers", InviteMembersRequest::builder, new InviteMembers(members, detectors, clock));
        api.put(
                "StartMonitoringMembers",
                StartMonitoringMembersRequest::builder,
                new StartMonitoringMembers(members, detectors, clock));
        api.put(
                "StopMonitoringMembers",
                StopMonitoringMembersRequest::builder,
                new StopMonitoringMembers(members, detectors, organization, clock));
        api.put("GetMemberDetectors", GetMemberDetectorsRequest::builder, new GetMemberDetectors(members, detectors));
        api.put(
                "UpdateMemberDetectors",
                UpdateMemberDetectorsRequest::builder,
                new UpdateMemberDetectors(members, detectors, clock));
    }

    private void invitations() {
        Invitations invitations = new Invitations(organization.members(), detectors, organization, clock);
        api.put("ListInvitations", ListInvitationsRequest::builder, new ListInvitations(invitations));
        api.put("GetInvitationsCount", GetInvitationsCountRequest::builder, new GetInvitationsCount(invitations));
        api.put("DeclineInvitations", DeclineInvitationsRequest::builder, new DeclineInvitations(invitations));
        api.put("DeleteInvitations", DeleteInvitationsRequest::builder, new DeleteInvitations(invitations));
        api.put(
                "AcceptAdministratorInvitation",
                AcceptAdministratorInvitationRequest::builder,
                new AcceptAdministratorInvitation(invitations, detectors));
        api.put("AcceptInvitation", AcceptInvitationRequest::builder, new AcceptInvitation(invitations, detectors));
        api.put(
                "GetAdministratorAccount",
                GetAdministratorAccountRequest::builder,
                new GetAdministratorAccount(invitations, detectors));
        api.put("GetMasterAccount", GetMasterAccountRequest::builder, new GetMasterAccount(invitations, detectors));
        api.put(
                "DisassociateFromAdministratorAccount",
                DisassociateFromAdministratorAccountRequest::builder,
                new DisassociateFromAdministratorAccount(invitations, detectors));
        api.put(
                "DisassociateFromMasterAccount",
                DisassociateFromMasterAccountRequest::builder,
                new DisassociateFromMasterAccount(invitations, detectors));
    }

    private void organizations() {
        api.put(
                "EnableOrganizationAdminAccount",
                EnableOrganizationAdminAccountRequest::builder,
                new EnableOrganizationAdminAccount(organization, detectors, clock));
        api.put(
                "DisableOrganizationAdminAccount",
                DisableOrganizationAdminAccountRequest::builder,
                new DisableOrganizationAdminAccount(organization));
        api.put(
                "ListOrganizationAdminAccounts",
                ListOrganizationAdminAccountsRequest::builder,
                new ListOrganizationAdminAccounts(organization));
        api.put(
                "DescribeOrganizationConfiguration",
                DescribeOrganizationConfigurationRequest::builder,
                new DescribeOrganizationConfiguration(organization, detectors));
        api.put(
                "UpdateOrganizationConfiguration",
                UpdateOrganizationConfigurationRequest::builder,
                new UpdateOrganizationConfiguration(organization, detectors, enrolment));
        api.put(
                "GetOrganizationStatistics",
                GetOrganizationStatisticsRequest::builder,
                new GetOrganizationStatistics(organization, detectors, enrolment, clock));
    }
}
