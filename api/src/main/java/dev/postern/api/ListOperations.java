// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.api.detector.Detectors;
import dev.postern.api.ipset.CreateIPSet;
import dev.postern.api.ipset.DeleteIPSet;
import dev.postern.api.ipset.GetIPSet;
import dev.postern.api.ipset.ListIPSets;
import dev.postern.api.ipset.UpdateIPSet;
import dev.postern.api.list.AddressLists;
import dev.postern.api.threatentityset.CreateThreatEntitySet;
import dev.postern.api.threatentityset.DeleteThreatEntitySet;
import dev.postern.api.threatentityset.GetThreatEntitySet;
import dev.postern.api.threatentityset.ListThreatEntitySets;
import dev.postern.api.threatentityset.UpdateThreatEntitySet;
import dev.postern.api.threatintelset.CreateThreatIntelSet;
import dev.postern.api.threatintelset.DeleteThreatIntelSet;
import dev.postern.api.threatintelset.GetThreatIntelSet;
import dev.postern.api.threatintelset.ListThreatIntelSets;
import dev.postern.api.threatintelset.UpdateThreatIntelSet;
import dev.postern.api.trustedentityset.CreateTrustedEntitySet;
import dev.postern.api.trustedentityset.DeleteTrustedEntitySet;
import dev.postern.api.trustedentityset.GetTrustedEntitySet;
import dev.postern.api.trustedentityset.ListTrustedEntitySets;
import dev.postern.api.trustedentityset.UpdateTrustedEntitySet;
import software.amazon.awssdk.services.guardduty.model.CreateIpSetRequest;
import software.amazon.awssdk.services.guardduty.model.CreateThreatEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.CreateThreatIntelSetRequest;
import software.amazon.awssdk.services.guardduty.model.CreateTrustedEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteIpSetRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteThreatEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteThreatIntelSetRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteTrustedEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.GetIpSetRequest;
import software.amazon.awssdk.services.guardduty.model.GetThreatEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.GetThreatIntelSetRequest;
import software.amazon.awssdk.services.guardduty.model.GetTrustedEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.ListIpSetsRequest;
import software.amazon.awssdk.services.guardduty.model.ListThreatEntitySetsRequest;
import software.amazon.awssdk.services.guardduty.model.ListThreatIntelSetsRequest;
import software.amazon.awssdk.services.guardduty.model.ListTrustedEntitySetsRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateIpSetRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateThreatEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateThreatIntelSetRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateTrustedEntitySetRequest;

/** The operations on lists of addresses, of all four kinds. */
record ListOperations(GuardDuty api, AddressLists lists, Detectors detectors, Tokens tokens) {

    void put() {
        ipSets();
        threatIntelSets();
        trustedEntitySets();
        threatEntitySets();
    }

    private void ipSets() {
        api.put("CreateIPSet", CreateIpSetRequest::builder, new CreateIPSet(lists, detectors, tokens));
        api.put("GetIPSet", GetIpSetRequest::builder, new GetIPSet(lists, detectors));
        api.put("ListIPSets", ListIpSetsRequest::builder, new ListIPSets(lists, detectors));
        api.put("UpdateIPSet", UpdateIpSetRequest::builder, new UpdateIPSet(lists, detectors));
        api.put("DeleteIPSet", DeleteIpSetRequest::builder, new DeleteIPSet(lists, detectors));
    }

    private void threatIntelSets() {
        api.put(
                "CreateThreatIntelSet",
                CreateThreatIntelSetRequest::builder,
                new CreateThreatIntelSet(lists, detectors, tokens));
        api.put("GetThreatIntelSet", GetThreatIntelSetRequest::builder, new GetThreatIntelSet(lists, detectors));
        api.put("ListThreatIntelSets", ListThreatIntelSetsRequest::builder, new ListThreatIntelSets(lists, detectors));
        api.put(
                "UpdateThreatIntelSet",
                UpdateThreatIntelSetRequest::builder,
                new UpdateThreatIntelSet(lists, detectors));
        api.put(
                "DeleteThreatIntelSet",
                DeleteThreatIntelSetRequest::builder,
                new DeleteThreatIntelSet(lists, detectors));
    }

    private void trustedEntitySets() {
        api.put(
                "CreateTrustedEntitySet",
                CreateTrustedEntitySetRequest::builder,
                new CreateTrustedEntitySet(lists, detectors, tokens));
        api.put("GetTrustedEntitySet", GetTrustedEntitySetRequest::builder, new GetTrustedEntitySet(lists, detectors));
        api.put(
                "ListTrustedEntitySets",
                ListTrustedEntitySetsRequest::builder,
                new ListTrustedEntitySets(lists, detectors));
        api.put(
                "UpdateTrustedEntitySet",
                UpdateTrustedEntitySetRequest::builder,
                new UpdateTrustedEntitySet(lists, detectors));
        api.put(
                "DeleteTrustedEntitySet",
                DeleteTrustedEntitySetRequest::builder,
                new DeleteTrustedEntitySet(lists, detectors));
    }

    private void threatEntitySets() {
        api.put(
                "CreateThreatEntitySet",
                CreateThreatEntitySetRequest::builder,
                new CreateThreatEntitySet(lists, detectors, tokens));
        api.put("GetThreatEntitySet", GetThreatEntitySetRequest::builder, new GetThreatEntitySet(lists, detectors));
        api.put(
                "ListThreatEntitySets",
                ListThreatEntitySetsRequest::builder,
                new ListThreatEntitySets(lists, detectors));
        api.put(
                "UpdateThreatEntitySet",
                UpdateThreatEntitySetRequest::builder,
                new UpdateThreatEntitySet(lists, detectors));
        api.put(
                "DeleteThreatEntitySet",
                DeleteThreatEntitySetRequest::builder,
                new DeleteThreatEntitySet(lists, detectors));
    }
}
