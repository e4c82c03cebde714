// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.api.coverage.Coverage;
import dev.postern.api.coverage.CoverageRows;
import dev.postern.api.coverage.GetCoverageStatistics;
import dev.postern.api.coverage.ListCoverage;
import dev.postern.api.destination.CreatePublishingDestination;
import dev.postern.api.destination.DeletePublishingDestination;
import dev.postern.api.destination.DescribePublishingDestination;
import dev.postern.api.destination.Destinations;
import dev.postern.api.destination.ListPublishingDestinations;
import dev.postern.api.destination.UpdatePublishingDestination;
import dev.postern.api.detector.CreateDetector;
import dev.postern.api.detector.DeleteDetector;
import dev.postern.api.detector.Detectors;
import dev.postern.api.detector.GetDetector;
import dev.postern.api.detector.ListDetectors;
import dev.postern.api.detector.UpdateDetector;
import dev.postern.api.feedback.Dismissals;
import dev.postern.api.feedback.ExpectedLogins;
import dev.postern.api.feedback.Feedback;
import dev.postern.api.filter.CreateFilter;
import dev.postern.api.filter.DeleteFilter;
import dev.postern.api.filter.Filters;
import dev.postern.api.filter.GetFilter;
import dev.postern.api.filter.ListFilters;
import dev.postern.api.filter.UpdateFilter;
import dev.postern.api.finding.ArchiveFindings;
import dev.postern.api.finding.CreateSampleFindings;
import dev.postern.api.finding.GetFindings;
import dev.postern.api.finding.GetFindingsStatistics;
import dev.postern.api.finding.ListFindings;
import dev.postern.api.finding.UnarchiveFindings;
import dev.postern.api.finding.UpdateFindingsFeedback;
import dev.postern.api.finding.VisibleFindings;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.api.member.MemberLimits;
import dev.postern.api.member.Members;
import dev.postern.api.organization.Enrolment;
import dev.postern.api.organization.Organization;
import dev.postern.api.sigv4.AccessKeys;
import dev.postern.api.sigv4.Verifier;
import dev.postern.api.tag.ListTagsForResource;
import dev.postern.api.tag.TagResource;
import dev.postern.api.tag.Tagged;
import dev.postern.api.tag.UntagResource;
import dev.postern.api.usage.GetRemainingFreeTrialDays;
import dev.postern.api.usage.GetUsageStatistics;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.guardduty.model.ArchiveFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.CreateFilterRequest;
import software.amazon.awssdk.services.guardduty.model.CreatePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.CreateSampleFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteFilterRequest;
import software.amazon.awssdk.services.guardduty.model.DeletePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.DescribePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.GetCoverageStatisticsRequest;
import software.amazon.awssdk.services.guardduty.model.GetDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.GetFilterRequest;
import software.amazon.awssdk.services.guardduty.model.GetFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.GetFindingsStatisticsRequest;
import software.amazon.awssdk.services.guardduty.model.GetRemainingFreeTrialDaysRequest;
import software.amazon.awssdk.services.guardduty.model.GetUsageStatisticsRequest;
import software.amazon.awssdk.services.guardduty.model.ListCoverageRequest;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.ListFiltersRequest;
import software.amazon.awssdk.services.guardduty.model.ListFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.ListPublishingDestinationsRequest;
import software.amazon.awssdk.services.guardduty.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.guardduty.model.TagResourceRequest;
import software.amazon.awssdk.services.guardduty.model.UnarchiveFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.UntagResourceRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateFilterRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateFindingsFeedbackRequest;
import software.amazon.awssdk.services.guardduty.model.UpdatePublishingDestinationRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Puts the API together: the handler of each operation that is served. */
public final class GuardDuty {
    private static final double REQUESTS_PER_SECOND = 5_000;
    private static final double BURST = 10_000;

    private final Map<String, Served<?, ?>> handlers = new HashMap<>();

    private final MemberLimits limits;

    private GuardDuty(MemberLimits limits) {
        this.limits = limits;
    }

    /**
     * The API over a store.
     *
     * @param detectors of all accounts and regions
     * @param lists of addresses, of all accounts and regions
     * @param coverage tells which databases there are
     * @param destinations buckets that findings are exported to
     * @param organization of all accounts
     * @param sinks names of where new findings of an account and region are delivered to
     * @param nanoTime time that passes evenly, nanoseconds
     */
    public static GuardDutyApi api(
            Store store,
            Detectors detectors,
            AddressLists lists,
            Coverage coverage,
            Destinations destinations,
            AccessKeys keys,
            Organization organization,
            Function<Scope, List<String>> sinks,
            InstantSource clock,
            LongSupplier nanoTime) {
        Members members = organization.members();
        GuardDuty api = new GuardDuty(new MemberLimits(members));
        ReentrantLock changing = new ReentrantLock();
        Enrolment enrolment = new Enrolment(organization, detectors, clock, changing);
        enrolment.start();
        api.detectors(detectors, new Tokens(store, clock), clock);
        api.findings(store, detectors, sinks, clock);
        api.filters(new Filters(store), detectors, new Tokens(store, clock), clock);
        new ListOperations(api, lists, detectors, new Tokens(store, clock)).put();
        api.coverage(coverage, detectors, clock);
        api.destinations(destinations, detectors, new Tokens(store, clock));
        new OrganizationOperations(api, organization, enrolment, detectors, clock).put();
        Map<String, Taggable> tagged = new HashMap<>(Map.of("filter", new Filters(store)));
        for (ListKind kind : ListKind.values()) {
            tagged.put(kind.path(), lists.tagged(kind));
        }
        tagged.put(Destinations.PATH, destinations);
        api.tags(new Tagged(detectors, tagged));
        return new GuardDutyApi(
                new Gate(
                        new Verifier(keys, clock),
                        new RateLimit(REQUESTS_PER_SECOND, BURST, nanoTime),
                        new Audit(store, members, clock),
                        changing),
                api.handlers,
                enrolment::arrive);
    }

    private void detectors(Detectors detectors, Tokens tokens, InstantSource clock) {
        put("CreateDetector", CreateDetectorRequest::builder, new CreateDetector(detectors, tokens, clock));
        put("GetDetector", GetDetectorRequest::builder, new GetDetector(detectors));
        put("ListDetectors", ListDetectorsRequest::builder, new ListDetectors(detectors));
        put("UpdateDetector", UpdateDetectorRequest::builder, new UpdateDetector(detectors, limits.members(), clock));
        put("DeleteDetector", DeleteDetectorRequest::builder, new DeleteDetector(detectors));
    }

    private void findings(Store store, Detectors detectors, Function<Scope, List<String>> sinks, InstantSource clock) {
        VisibleFindings visible = new VisibleFindings(store, limits.members());
        put("ListFindings", ListFindingsRequest::builder, new ListFindings(visible, detectors));
        put("GetFindings", GetFindingsRequest::builder, new GetFindings(visible, detectors));
        put("ArchiveFindings", ArchiveFindingsRequest::builder, new ArchiveFindings(visible, detectors));
        put("UnarchiveFindings", UnarchiveFindingsRequest::builder, new UnarchiveFindings(visible, detectors));
        put(
                "UpdateFindingsFeedback",
                UpdateFindingsFeedbackRequest::builder,
                new UpdateFindingsFeedback(
                        visible,
                        detectors,
                        new Feedback(
                                new ExpectedLogins(store, limits.members(), clock), new Dismissals(store, clock))));
        put(
                "GetFindingsStatistics",
                GetFindingsStatisticsRequest::builder,
                new GetFindingsStatistics(visible, detectors));
        put(
                "CreateSampleFindings",
                CreateSampleFindingsRequest::builder,
                new CreateSampleFindings(store, detectors, sinks, clock));
    }

    private void filters(Filters filters, Detectors detectors, Tokens tokens, InstantSource clock) {
        put("CreateFilter", CreateFilterRequest::builder, new CreateFilter(filters, detectors, limits, tokens, clock));
        put("GetFilter", GetFilterRequest::builder, new GetFilter(filters, detectors));
        put("ListFilters", ListFiltersRequest::builder, new ListFilters(filters, detectors));
        put("UpdateFilter", UpdateFilterRequest::builder, new UpdateFilter(filters, detectors, limits, clock));
        put("DeleteFilter", DeleteFilterRequest::builder, new DeleteFilter(filters, detectors));
    }

    private void coverage(Coverage coverage, Detectors detectors, InstantSource clock) {
        CoverageRows rows = new CoverageRows(coverage, detectors, clock);
        put("ListCoverage", ListCoverageRequest::builder, new ListCoverage(rows));
        put("GetCoverageStatistics", GetCoverageStatisticsRequest::builder, new GetCoverageStatistics(rows));
        put("GetUsageStatistics", GetUsageStatisticsRequest::builder, new GetUsageStatistics(detectors, coverage));
        put(
                "GetRemainingFreeTrialDays",
                GetRemainingFreeTrialDaysRequest::builder,
                new GetRemainingFreeTrialDays(detectors));
    }

    private void destinations(Destinations destinations, Detectors detectors, Tokens tokens) {
        put(
                "CreatePublishingDestination",
                CreatePublishingDestinationRequest::builder,
                new CreatePublishingDestination(destinations, detectors, tokens));
        put(
                "DescribePublishingDestination",
                DescribePublishingDestinationRequest::builder,
                new DescribePublishingDestination(destinations, detectors));
        put(
                "ListPublishingDestinations",
                ListPublishingDestinationsRequest::builder,
                new ListPublishingDestinations(destinations, detectors));
        put(
                "UpdatePublishingDestination",
                UpdatePublishingDestinationRequest::builder,
                new UpdatePublishingDestination(destinations, detectors));
        put(
                "DeletePublishingDestination",
                DeletePublishingDestinationRequest::builder,
                new DeletePublishingDestination(destinations, detectors));
    }

    private void tags(Tagged tagged) {
        put("TagResource", TagResourceRequest::builder, new TagResource(tagged));
        put("UntagResource", UntagResourceRequest::builder, new UntagResource(tagged));
        put("ListTagsForResource", ListTagsForResourceRequest::builder, new ListTagsForResource(tagged));
    }

    <B extends SdkPojo & SdkBuilder<B, I>, I> void put(String operation, Supplier<B> builder, Handler<I, ?> handler) {
        handlers.put(operation, new Served<>(builder, limits.guard(operation, handler)));
    }
}
