// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Person;
import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EverydayTest {
    private static final TrafficSettings SETTINGS = new TrafficSettings(5, 20, 8, 0);
    private static final FleetTraffic TRAFFIC = new FleetTraffic(SETTINGS);

    private static final Map<String, Long> SUCCESSES = new HashMap<>();
    private static final Map<String, Set<IpAddress>> ADDRESSES = new HashMap<>();
    private static long personSuccesses;
    private static long personFailures;
    private static long background;
    private static long backgroundProbes;
    private static long publicToPrivate;

    @BeforeAll
    static void replay() {
        Set<String> people =
                TRAFFIC.fleet().people().stream().map(Person::login).collect(Collectors.toSet());
        Set<String> exposed =
                TRAFFIC.fleet().exposed().stream().map(Database::id).collect(Collectors.toSet());
        TRAFFIC.replay((login, happening) -> {
            if (happening == Traffic.Receiver.ORDINARY) {
                take(login, people);
            } else if (TRAFFIC.happenings().get(happening).kind() == Happening.Kind.BACKGROUND) {
                background++;
                backgroundProbes += login.outcome() == Outcome.INCOMPLETE ? 1 : 0;
            }
            IpAddress ip = login.remoteIp();
            if (ip != null && !AddressScope.of(ip).isPrivate() && !exposed.contains(login.instance())) {
                publicToPrivate++;
            }
        });
    }

    private static void take(LoginEvent login, Set<String> people) {
        boolean person = login.user() != null && people.contains(login.user());
        if (login.outcome() == Outcome.SUCCESS) {
            SUCCESSES.merge(login.instance(), 1L, Long::sum);
            personSuccesses += person ? 1 : 0;
            ADDRESSES.computeIfAbsent(login.instance(), i -> new HashSet<>()).add(login.remoteIp());
        } else if (login.outcome() == Outcome.FAILED) {
            personFailures += person ? 1 : 0;
        }
    }

    @Test
    void aDatabaseHasSomeHundredToSomeThousandLoginsADay() {
        assertThat(SUCCESSES).hasSize(SETTINGS.databases());
        assertThat(SUCCESSES.values())
                .allSatisfy(count -> assertThat(count / SETTINGS.days()).isBetween(200L, 6_000L));
    }

    @Test
    void threeDatabasesOfTenCanBeReachedFromTheInternet() {
        assertThat(TRAFFIC.fleet().exposed()).hasSize(6);
    }

    @Test
    void nobodyReachesAPrivateDatabaseFromAPublicAddress() {
        assertThat(publicToPrivate).isZero();
    }

    @Test
    void aboutOneSessionOfTwentyBeginsWithAWrongPassword() {
        assertThat(personSuccesses).isGreaterThan(1_000);
        assertThat((double) personFailures / personSuccesses).isBetween(0.01, 0.08);
    }

    @Test
    void anExposedDatabaseHasAboutFifteenProbesADay() {
        double days = SETTINGS.days() * 6.0;
        assertThat(backgroundProbes / days).isBetween(12.0, 18.0);
        // Two and a half bursts of some sixteen guesses, and a seventh of a big one.
        assertThat((background - backgroundProbes) / days).isBetween(50.0, 200.0);
    }

    @Test
    void podsComeAndGo() {
        assertThat(ADDRESSES.values().stream().mapToInt(Set::size).max().orElse(0))
                .isGreaterThan(60);
    }
}
