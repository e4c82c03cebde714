// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.detector;

import dev.postern.api.Refusals;
import dev.postern.api.codec.Json;
import dev.postern.api.sigv4.Hash;
import dev.postern.store.Configuration;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DataSourceConfigurations;
import software.amazon.awssdk.services.guardduty.model.DataSourceConfigurationsResult;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;

/** The detectors that there are. The id of an account and region's detector is always the same: its findings carry it. */
public final class Detectors {
    private static final String KIND = "detector";
    private static final String DELETED = "deleted-detector";
    private static final int ID_DIGITS = 32;

    private final Store store;
    private final Map<Scope, String> ids;

    /** @param ids of detectors that findings carry already */
    public Detectors(Store store, Map<Scope, String> ids) {
        this.store = store;
        this.ids = Map.copyOf(ids);
    }

    /** Makes the detector of an account and region unless there is one, or there was and somebody has deleted it. */
    public void provide(Scope scope, long nowMillis) {
        if (find(scope) == null && store.configuration(scope).find(DELETED, idOf(scope)) == null) {
            put(scope, Detector.of(idOf(scope), nowMillis));
        }
    }

    /** Whether findings are to be raised for an account and region. */
    public boolean isWatching(Scope scope) {
        Detector detector = find(scope);
        return detector != null && detector.isWatching();
    }

    /** How often further states of known findings are told of an account and region; zero: at once. */
    public Duration updatesEvery(Scope scope) {
        Detector detector = find(scope);
        return detector == null ? Duration.ZERO : detector.updatesEvery();
    }

    /** Refuses a request about another detector than that of the account and region. */
    public void check(Scope scope, String id) {
        require(scope, id);
    }

    /** The tags of a detector. */
    public Map<String, String> tags(Scope scope, String id) {
        return require(scope, id).tags();
    }

    /** Sets the tags of a detector. */
    public void setTags(Scope scope, String id, Map<String, String> tags) {
        put(scope, require(scope, id).with(tags));
    }

    /** The id of the detector of an account and region, or null when it has none. */
    public @Nullable String idIfAny(Scope scope) {
        Detector detector = find(scope);
        return detector == null ? null : detector.id();
    }

    /** Makes the detector of an account and region, even one that was deleted, or lets it go on when it is suspended. */
    public void resume(Scope scope, long nowMillis) {
        Detector known = find(scope);
        Detector detector = known == null ? Detector.of(idOf(scope), nowMillis) : known;
        put(scope, detector.with(true, detector.frequency(), nowMillis));
    }

    /** Suspends a detector, if there is one. */
    public void suspend(Scope scope, long nowMillis) {
        Detector known = find(scope);
        if (known != null) {
            put(scope, known.with(false, known.frequency(), nowMillis));
        }
    }

    /** Whether there is a detector that is not suspended. */
    public boolean isEnabled(Scope scope) {
        Detector detector = find(scope);
        return detector != null && detector.enabled();
    }

    /** Has a detector tell changes as often as that of another account does. */
    public void follow(Scope scope, Scope administrator, long nowMillis) {
        Detector known = find(scope);
        Detector leading = find(administrator);
        if (known != null && leading != null && !Objects.equals(known.frequency(), leading.frequency())) {
            put(scope, known.with(known.enabled(), leading.frequency(), nowMillis));
        }
    }

    /** Switches features of a detector, by features or as older programs do. */
    @SuppressWarnings("deprecation") // data sources are still sent
    public void set(
            Scope scope,
            @Nullable DataSourceConfigurations sources,
            List<DetectorFeatureConfiguration> features,
            long nowMillis) {
        Detector known = find(scope);
        if (known != null) {
            put(scope, Features.set(known, sources, features, nowMillis));
        }
    }

    /** The features of a detector; none when there is no detector. */
    public List<DetectorFeatureConfigurationResult> features(Scope scope) {
        Detector detector = find(scope);
        return detector == null ? List.of() : Features.of(detector);
    }

    /** What came before features; null when there is no detector. */
    @SuppressWarnings("deprecation")
    public @Nullable DataSourceConfigurationsResult dataSources(Scope scope) {
        Detector detector = find(scope);
        return detector == null ? null : DataSources.of(detector);
    }

    /** The id of the detector of an account and region, whether it has one or not. */
    public String idOf(Scope scope) {
        String known = ids.get(scope);
        return known != null ? known : made(scope);
    }

    private static String made(Scope scope) {
        String name = "detector/" + scope.account() + "/" + scope.region();
        return Hash.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
    }

    @Nullable
    Detector find(Scope scope) {
        String document = store.configuration(scope).find(KIND, idOf(scope));
        return document == null ? null : Json.MAPPER.readValue(document, Detector.class);
    }

    Detector require(Scope scope, String id) {
        Detector detector = find(scope);
        if (detector == null || !detector.id().equals(id)) {
            throw Refusals.notOwned();
        }
        return detector;
    }

    void put(Scope scope, Detector detector) {
        store.configuration(scope).put(KIND, detector.id(), Json.MAPPER.writeValueAsString(detector));
    }

    /** Removes a detector with all that was set for it, and its findings. */
    void delete(Scope scope, Detector detector) {
        Configuration configuration = store.configuration(scope);
        configuration.clear();
        configuration.put(DELETED, detector.id(), "{}");
        store.findings(scope).prune(Long.MAX_VALUE);
    }
}
