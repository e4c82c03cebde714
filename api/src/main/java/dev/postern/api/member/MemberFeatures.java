// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import software.amazon.awssdk.services.guardduty.model.DetectorAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.MemberAdditionalConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfiguration;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfigurationResult;

/** Features of members' detectors: the same as of one's own, in other classes. */
final class MemberFeatures {
    private MemberFeatures() {}

    /** What is to be set. */
    static DetectorFeatureConfiguration set(MemberFeaturesConfiguration feature) {
        return DetectorFeatureConfiguration.builder()
                .name(feature.nameAsString())
                .status(feature.statusAsString())
                .additionalConfiguration(feature.additionalConfiguration().stream()
                        .map(part -> DetectorAdditionalConfiguration.builder()
                                .name(part.nameAsString())
                                .status(part.statusAsString())
                                .build())
                        .toList())
                .build();
    }

    /** What is set. */
    static MemberFeaturesConfigurationResult of(DetectorFeatureConfigurationResult feature) {
        return MemberFeaturesConfigurationResult.builder()
                .name(feature.nameAsString())
                .status(feature.statusAsString())
                .updatedAt(feature.updatedAt())
                .additionalConfiguration(feature.additionalConfiguration().stream()
                        .map(part -> MemberAdditionalConfigurationResult.builder()
                                .name(part.nameAsString())
                                .status(part.statusAsString())
                                .updatedAt(part.updatedAt())
                                .build())
                        .toList())
                .build();
    }
}
