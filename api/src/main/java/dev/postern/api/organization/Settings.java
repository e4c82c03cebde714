// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

import dev.postern.api.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfiguration;

/**
 * What an organisation switches on by itself in a region, as it is stored.
 *
 * @param members for which accounts: membership and a detector
 * @param features for which accounts: features, by name; those that were ever set
 */
record Settings(AutoEnable members, Map<String, Feature> features) {
    private static final String LOGIN_EVENTS = "RDS_LOGIN_EVENTS";

    /**
     * A feature.
     *
     * @param autoEnable for which accounts
     * @param additional for which accounts its parts, by name
     */
    record Feature(AutoEnable autoEnable, Map<String, AutoEnable> additional) {}

    /** Nothing is switched on by itself; once that is set for accounts, their logins are watched unless that is set otherwise. */
    static final Settings DEFAULT =
            new Settings(AutoEnable.NONE, Map.of(LOGIN_EVENTS, new Feature(AutoEnable.NEW, Map.of())));

    Settings with(AutoEnable nowMembers) {
        return new Settings(nowMembers, features);
    }

    /** Sets features, and those of their parts that are named. */
    Settings with(List<OrganizationFeatureConfiguration> settings) {
        Map<String, Feature> all = new TreeMap<>(features);
        for (OrganizationFeatureConfiguration setting : settings) {
            String name = setting.nameAsString();
            if (name == null || setting.autoEnableAsString() == null) {
                throw Refusals.invalid("features");
            }
            Map<String, AutoEnable> parts = new TreeMap<>(feature(name).additional());
            setting.additionalConfiguration().forEach(part -> {
                if (part.nameAsString() == null || part.autoEnableAsString() == null) {
                    throw Refusals.invalid("features");
                }
                parts.put(part.nameAsString(), AutoEnable.valueOf(part.autoEnableAsString()));
            });
            all.put(name, new Feature(AutoEnable.valueOf(setting.autoEnableAsString()), parts));
        }
        return new Settings(members, all);
    }

    /** How a feature is set. */
    Feature feature(String name) {
        return Objects.requireNonNullElse(features.get(name), new Feature(AutoEnable.NONE, Map.of()));
    }
}
