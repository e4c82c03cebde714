// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

import dev.postern.api.detector.Detectors;
import dev.postern.api.member.Members;
import dev.postern.api.member.Relation;
import dev.postern.api.member.Unprocessed;
import dev.postern.store.Scope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.guardduty.model.DetectorAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;

/** Makes accounts members of the organisation, and switches on for them what the organisation wants on. Safe for several threads. */
public final class Enrolment {
    private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

    private final Organization organization;
    private final Members members;
    private final Detectors detectors;
    private final InstantSource clock;
    /** That of requests that change something. */
    private final ReentrantLock changing;

    private final Set<Scope> seen = ConcurrentHashMap.newKeySet();

    /** @param changing held by whoever changes what people have set */
    public Enrolment(Organization organization, Detectors detectors, InstantSource clock, ReentrantLock changing) {
        this.organization = organization;
        this.members = organization.members();
        this.detectors = detectors;
        this.clock = clock;
        this.changing = changing;
    }

    /** Sees to accounts that have joined since Postern last ran. */
    public void start() {
        organization.regions().forEach(region -> enrol(region, false));
    }

    /** Sees to an account that asks for something. */
    public void arrive(Scope scope) {
        if (!organization.hasSettings(scope.region()) || !seen.add(scope)) {
            return;
        }
        try {
            enrol(scope.region(), false);
        } catch (RuntimeException e) {
            seen.remove(scope); // its next request tries again
            throw e;
        }
    }

    /** Sees to accounts that have joined since somebody last asked for anything in a region. */
    public void refresh(String region) {
        if (organization.hasSettings(region)) {
            enrol(region, false);
        }
    }

    /**
     * Sees to all accounts in a region.
     *
     * @param changed whether what the organisation wants has changed, so that members that are there already are concerned
     */
    void enrol(String region, boolean changed) {
        changing.lock();
        try {
            String administrator = organization.administrator();
            for (String account : organization.accounts()) {
                boolean joins = organization.isNew(account, region);
                if (administrator != null) {
                    enrol(new Scope(administrator, region), account, joins, changed);
                }
            }
        } finally {
            changing.unlock();
        }
    }

    private void enrol(Scope administrator, String account, boolean joins, boolean changed) {
        Scope member = new Scope(account, administrator.region());
        Settings settings = organization.settings(administrator.region());
        Relation known = members.find(administrator, account);
        boolean belongs = account.equals(administrator.account()) || (known != null && known.associated());
        if (belongs && changed) {
            detectors.set(member, null, features(settings, joins, false), clock.millis());
        } else if (!belongs && settings.members().concerns(joins)) {
            join(administrator, account, account + "@organization.invalid", joins);
        }
    }

    /**
     * Makes an account of the organisation a member.
     *
     * @param joins whether it counts as new
     * @return why it cannot be one, or null when it is one now
     */
    public @Nullable String join(Scope administrator, String account, String email, boolean joins) {
        Scope member = new Scope(account, administrator.region());
        boolean fresh = detectors.idIfAny(member) == null;
        if (members.administrator(member) != null || members.of(member).stream().anyMatch(Relation::associated)) {
            return Unprocessed.OF_ANOTHER;
        }
        if (detectors.idIfAny(administrator) == null || (fresh && organization.isManagement(account))) {
            return Unprocessed.MANAGEMENT_IS_OFF;
        }
        long now = clock.millis();
        members.put(administrator, Relation.created(account, email, now).enrolled(now));
        LOG.info("{} is a member of {} now, as an account of the organisation", member, administrator.account());
        detectors.resume(member, now);
        detectors.follow(member, administrator, now);
        detectors.set(member, null, features(organization.settings(member.region()), joins, fresh), now);
        return null;
    }

    /** What is to be set for an account; of one whose detector is fresh, also what is not to be on. */
    private static List<DetectorFeatureConfiguration> features(Settings settings, boolean joins, boolean fresh) {
        List<DetectorFeatureConfiguration> features = new ArrayList<>();
        settings.features().forEach((name, feature) -> {
            boolean on = feature.autoEnable().concerns(joins);
            List<DetectorAdditionalConfiguration> parts = new ArrayList<>();
            feature.additional().forEach((part, wanted) -> {
                if (on && wanted.concerns(joins)) {
                    parts.add(DetectorAdditionalConfiguration.builder()
                            .name(part)
                            .status("ENABLED")
                            .build());
                }
            });
            if (on || fresh) {
                features.add(DetectorFeatureConfiguration.builder()
                        .name(name)
                        .status(on ? "ENABLED" : "DISABLED")
                        .additionalConfiguration(parts)
                        .build());
            }
        });
        return features;
    }
}
