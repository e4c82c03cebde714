// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.detector;

import dev.postern.api.Refusals;
import dev.postern.api.detector.Detector.Feature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DataSourceConfigurations;
import software.amazon.awssdk.services.guardduty.model.DetectorAdditionalConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;

/**
 * Features of detectors as the API tells them. Postern watches logins and nothing else: the other features can be set, so that
 * programs find what they have set, and are off until then.
 */
final class Features {
    /** In the service's order, each with the parts that are always told. */
    private static final Map<String, List<String>> ALL = new LinkedHashMap<>();

    static {
        List.of("CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS", "S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION")
                .forEach(name -> ALL.put(name, List.of()));
        ALL.put(Detector.LOGIN_EVENTS, List.of());
        ALL.put("EKS_RUNTIME_MONITORING", List.of("EKS_ADDON_MANAGEMENT"));
        ALL.put("LAMBDA_NETWORK_LOGS", List.of());
        ALL.put(
                "RUNTIME_MONITORING",
                List.of("EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"));
    }

    private Features() {}

    /** A detector with what a request sets: features, or data sources as older programs do, not both. */
    static Detector set(
            Detector detector,
            @Nullable DataSourceConfigurations sources,
            List<DetectorFeatureConfiguration> features,
            long now) {
        if (sources != null && !features.isEmpty()) {
            throw Refusals.because("both dataSources and features are specified; use features alone.");
        }
        Detector changed = detector;
        for (DetectorFeatureConfiguration each : sources == null ? features : DataSources.features(sources)) {
            changed = changed.with(each, now);
        }
        return changed;
    }

    /** {@code ENABLED} or {@code DISABLED}. */
    static String status(Detector detector, String name) {
        Feature feature = detector.features().get(name);
        return feature != null && feature.enabled() ? "ENABLED" : "DISABLED";
    }

    /** All features of a detector. */
    static List<DetectorFeatureConfigurationResult> of(Detector detector) {
        Feature off = new Feature(false, detector.created(), Map.of());
        Set<String> names = new LinkedHashSet<>(ALL.keySet());
        names.addAll(detector.features().keySet());
        List<DetectorFeatureConfigurationResult> results = new ArrayList<>();
        for (String name : names) {
            Feature feature = detector.features().getOrDefault(name, off);
            results.add(DetectorFeatureConfigurationResult.builder()
                    .name(name)
                    .status(feature.enabled() ? "ENABLED" : "DISABLED")
                    .updatedAt(Instant.ofEpochMilli(feature.updated()))
                    .additionalConfiguration(parts(ALL.getOrDefault(name, List.of()), feature, off))
                    .build());
        }
        return results;
    }

    private static List<DetectorAdditionalConfigurationResult> parts(
            List<String> always, Feature feature, Feature off) {
        Set<String> names = new LinkedHashSet<>(always);
        names.addAll(feature.additional().keySet());
        return names.stream()
                .map(name -> {
                    Feature part = feature.additional().getOrDefault(name, off);
                    return DetectorAdditionalConfigurationResult.builder()
                            .name(name)
                            .status(part.enabled() ? "ENABLED" : "DISABLED")
                            .updatedAt(Instant.ofEpochMilli(part.updated()))
                            .build();
                })
                .toList();
    }
}
