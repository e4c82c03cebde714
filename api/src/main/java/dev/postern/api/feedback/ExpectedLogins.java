// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.feedback;

import dev.postern.api.codec.Json;
import dev.postern.api.criteria.FindingView;
import dev.postern.api.feedback.Wish.Reach;
import dev.postern.api.member.Members;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.feedback.Expectation;
import dev.postern.store.Configuration;
import dev.postern.store.FindingState;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Unusual successful logins that somebody has called not useful: the detectors reckon with them from then on. Each is of one finding,
 * as that was when somebody judged it, and covers what the finding shows: what joined it from elsewhere is not covered.
 */
public record ExpectedLogins(Store store, Members members, InstantSource clock) {
    private static final String KIND = "expectation";
    private static final int MOST = 1_000;
    private static final String USER = "resource.rdsDbUserDetails.";
    private static final String REMOTE = "service.action.rdsLoginAttemptAction.remoteIpDetails.";
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long MICROS_PER_HOUR = 3_600_000_000L;

    /**
     * A login that is expected.
     *
     * @param finding that told of it
     * @param instance of the finding
     * @param reach of whom else it is true
     * @param user empty where the finding names none
     * @param hours of the day, UTC
     * @param since epoch milliseconds
     * @param until epoch milliseconds
     */
    record Login(
            String finding,
            String instance,
            Reach reach,
            String user,
            @Nullable String address,
            @Nullable String host,
            @Nullable String application,
            @Nullable String database,
            @Nullable String tls,
            @Nullable String authMethod,
            List<Integer> hours,
            long since,
            long until) {

        private static Login of(FindingState finding, Wish wish, long now) {
            FindingView view = FindingView.of(finding);
            String address = first(view, REMOTE + "ipAddressV4");
            String user = first(view, USER + "user");
            return new Login(
                    finding.id(),
                    finding.instance(),
                    wish.reach(),
                    user == null ? "" : user,
                    address == null ? first(view, REMOTE + "ipAddressV6") : address,
                    first(view, "service.additionalInfo.remoteHost"),
                    first(view, USER + "application"),
                    first(view, USER + "database"),
                    first(view, USER + "ssl"),
                    first(view, USER + "authMethod"),
                    LongStream.of(finding.firstSeenMicros(), finding.lastSeenMicros())
                            .mapToObj(micros -> (int) Math.floorMod(Math.floorDiv(micros, MICROS_PER_HOUR), 24L))
                            .distinct()
                            .toList(),
                    now,
                    now + wish.millis());
        }

        private static @Nullable String first(FindingView finding, String attribute) {
            List<String> values = finding.values(attribute);
            return values.isEmpty() ? null : values.get(0);
        }

        private boolean isLike(Login other) {
            return instance.equals(other.instance)
                    && user.equals(other.user)
                    && String.valueOf(address).equals(String.valueOf(other.address))
                    && String.valueOf(host).equals(String.valueOf(other.host));
        }

        private Expectation expectation() {
            return new Expectation(
                    reach == Reach.DATABASE ? null : user,
                    address == null ? null : IpAddress.parse(address),
                    host,
                    application,
                    database,
                    tls,
                    authMethod,
                    hours,
                    until * MICROS_PER_MILLI);
        }
    }

    /** Whether a finding is of a kind that the detectors are told of. */
    static boolean isTold(String type) {
        return type.equals(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN.id());
    }

    /** A finding was called not useful. Of too many the oldest go. */
    void add(Scope scope, FindingState finding, Wish wish) {
        Configuration configuration = store.configuration(scope);
        Login login = Login.of(finding, wish, clock.millis());
        Map<String, Login> all = all(scope);
        all.put(finding.id(), login);
        all.entrySet().stream()
                .sorted(Comparator.comparingLong(each -> -each.getValue().since()))
                .skip(MOST)
                .forEach(each -> configuration.remove(KIND, each.getKey()));
        configuration.put(KIND, finding.id(), Json.MAPPER.writeValueAsString(login));
    }

    /** A finding was called useful: what was said of it, and of others of the same user, source and database, is taken back. */
    void remove(Scope scope, FindingState finding) {
        Login login = Login.of(finding, Wish.USUAL, clock.millis());
        all(scope).forEach((name, each) -> {
            if (name.equals(finding.id()) || each.isLike(login)) {
                store.configuration(scope).remove(KIND, name);
            }
        });
    }

    private Map<String, Login> all(Scope scope) {
        Map<String, Login> all = new TreeMap<>();
        store.configuration(scope)
                .all(KIND)
                .forEach((name, document) -> all.put(name, Json.MAPPER.readValue(document, Login.class)));
        return all;
    }

    /** What is expected now, by database: of a member's databases its administrator says it. */
    public Map<String, List<Expectation>> now(Owners owners) {
        Map<Scope, List<Login>> said = new HashMap<>();
        Map<Scope, Scope> rulers = new HashMap<>();
        Map<String, List<Expectation>> expected = new TreeMap<>();
        store.instances(owners.main()).all().forEach(instance -> {
            Scope owner = owners.of(instance.id());
            Scope ruler = rulers.computeIfAbsent(owner, members::ruling);
            List<Expectation> theirs = new ArrayList<>();
            for (Login each : said.computeIfAbsent(ruler, this::current)) {
                boolean everywhere = each.reach() == Reach.EVERYWHERE
                        && owners.of(each.instance()).equals(owner);
                if (everywhere || each.instance().equals(instance.id())) {
                    theirs.add(each.expectation());
                }
            }
            if (!theirs.isEmpty()) {
                expected.put(instance.id(), theirs);
            }
        });
        return expected;
    }

    private List<Login> current(Scope scope) {
        long now = clock.millis();
        return all(scope).values().stream().filter(each -> each.until() > now).toList();
    }
}
