// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.OrganizationAdditionalConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.OrganizationDataSourceConfigurations;
import software.amazon.awssdk.services.guardduty.model.OrganizationDataSourceConfigurationsResult;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfigurationResult;

/** What an organisation switches on by itself, as the API tells it; also as data sources, for older programs. */
@SuppressWarnings("deprecation")
final class OrganizationFeatures {
    /** In the service's order, each with the parts that are always told. */
    private static final Map<String, List<String>> ALL = new LinkedHashMap<>();

    static {
        List.of("S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS")
                .forEach(name -> ALL.put(name, List.of()));
        ALL.put("EKS_RUNTIME_MONITORING", List.of("EKS_ADDON_MANAGEMENT"));
        ALL.put("LAMBDA_NETWORK_LOGS", List.of());
        ALL.put(
                "RUNTIME_MONITORING",
                List.of("EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"));
    }

    private OrganizationFeatures() {}

    /** Names of features, in the service's order. */
    static List<String> names(Settings settings) {
        Set<String> names = new LinkedHashSet<>(ALL.keySet());
        names.addAll(settings.features().keySet());
        return List.copyOf(names);
    }

    /** How a feature is set. */
    static OrganizationFeatureConfigurationResult of(Settings settings, String name) {
        Settings.Feature feature = settings.feature(name);
        Set<String> parts = new LinkedHashSet<>(ALL.getOrDefault(name, List.of()));
        parts.addAll(feature.additional().keySet());
        return OrganizationFeatureConfigurationResult.builder()
                .name(name)
                .autoEnable(feature.autoEnable().name())
                .additionalConfiguration(parts.stream()
                        .map(part -> OrganizationAdditionalConfigurationResult.builder()
                                .name(part)
                                .autoEnable(feature.additional()
                                        .getOrDefault(part, AutoEnable.NONE)
                                        .name())
                                .build())
                        .toList())
                .build();
    }

    /** The features that data sources set. */
    static List<OrganizationFeatureConfiguration> of(@Nullable OrganizationDataSourceConfigurations sources) {
        List<OrganizationFeatureConfiguration> features = new ArrayList<>();
        if (sources != null && sources.s3Logs() != null) {
            features.add(feature("S3_DATA_EVENTS", sources.s3Logs().autoEnable()));
        }
        if (sources != null
                && sources.kubernetes() != null
                && sources.kubernetes().auditLogs() != null) {
            features.add(
                    feature("EKS_AUDIT_LOGS", sources.kubernetes().auditLogs().autoEnable()));
        }
        if (sources != null
                && sources.malwareProtection() != null
                && sources.malwareProtection().scanEc2InstanceWithFindings() != null
                && sources.malwareProtection().scanEc2InstanceWithFindings().ebsVolumes() != null) {
            features.add(feature(
                    "EBS_MALWARE_PROTECTION",
                    sources.malwareProtection()
                            .scanEc2InstanceWithFindings()
                            .ebsVolumes()
                            .autoEnable()));
        }
        return features;
    }

    private static OrganizationFeatureConfiguration feature(String name, @Nullable Boolean flag) {
        return OrganizationFeatureConfiguration.builder()
                .name(name)
                .autoEnable(AutoEnable.of(Boolean.TRUE.equals(flag)).name())
                .build();
    }

    /** The data sources that features stand for. */
    static OrganizationDataSourceConfigurationsResult sources(Settings settings) {
        return OrganizationDataSourceConfigurationsResult.builder()
                .s3Logs(s3 -> s3.autoEnable(isOn(settings, "S3_DATA_EVENTS")))
                .kubernetes(
                        kubernetes -> kubernetes.auditLogs(logs -> logs.autoEnable(isOn(settings, "EKS_AUDIT_LOGS"))))
                .malwareProtection(malware -> malware.scanEc2InstanceWithFindings(scan ->
                        scan.ebsVolumes(volumes -> volumes.autoEnable(isOn(settings, "EBS_MALWARE_PROTECTION")))))
                .build();
    }

    private static boolean isOn(Settings settings, String name) {
        return settings.feature(name).autoEnable() != AutoEnable.NONE;
    }
}
