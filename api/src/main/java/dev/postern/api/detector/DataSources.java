// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.detector;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DataSourceConfigurations;
import software.amazon.awssdk.services.guardduty.model.DataSourceConfigurationsResult;
import software.amazon.awssdk.services.guardduty.model.DataSourceStatus;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;

/** What came before features, and is still sent and read by older programs. Watching logins never was a data source. */
@SuppressWarnings("deprecation")
final class DataSources {
    private DataSources() {}

    /** The features that are set by data sources. */
    static List<DetectorFeatureConfiguration> features(@Nullable DataSourceConfigurations sources) {
        List<DetectorFeatureConfiguration> features = new ArrayList<>();
        if (sources == null) {
            return features;
        }
        if (sources.s3Logs() != null) {
            features.add(feature("S3_DATA_EVENTS", sources.s3Logs().enable()));
        }
        if (sources.kubernetes() != null && sources.kubernetes().auditLogs() != null) {
            features.add(
                    feature("EKS_AUDIT_LOGS", sources.kubernetes().auditLogs().enable()));
        }
        if (sources.malwareProtection() != null && sources.malwareProtection().scanEc2InstanceWithFindings() != null) {
            features.add(feature(
                    "EBS_MALWARE_PROTECTION",
                    sources.malwareProtection().scanEc2InstanceWithFindings().ebsVolumes()));
        }
        return features;
    }

    private static DetectorFeatureConfiguration feature(String name, @Nullable Boolean enable) {
        return DetectorFeatureConfiguration.builder()
                .name(name)
                .status(Boolean.TRUE.equals(enable) ? "ENABLED" : "DISABLED")
                .build();
    }

    /** The data sources of a detector. */
    static DataSourceConfigurationsResult of(Detector detector) {
        return DataSourceConfigurationsResult.builder()
                .cloudTrail(trail -> trail.status(DataSourceStatus.DISABLED))
                .dnsLogs(dns -> dns.status(DataSourceStatus.DISABLED))
                .flowLogs(flow -> flow.status(DataSourceStatus.DISABLED))
                .s3Logs(s3 -> s3.status(Features.status(detector, "S3_DATA_EVENTS")))
                .kubernetes(kubernetes ->
                        kubernetes.auditLogs(logs -> logs.status(Features.status(detector, "EKS_AUDIT_LOGS"))))
                .malwareProtection(malware -> malware.scanEc2InstanceWithFindings(scan -> scan.ebsVolumes(
                        volumes -> volumes.status(Features.status(detector, "EBS_MALWARE_PROTECTION")))))
                .build();
    }
}
