// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.member;

import dev.postern.console.feature.Feature;
import java.util.List;

/**
 * The features of a member's detector.
 *
 * @param features none when the member has no detector
 * @param mayChange whether the viewer may change them
 */
public record MemberFeatures(String account, List<Feature> features, boolean mayChange) {
    public MemberFeatures {
        features = List.copyOf(features);
    }

    /** Where they are set. */
    public String address() {
        return MemberPages.PAGE + "/" + account + "/features";
    }
}
