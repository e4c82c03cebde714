// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.kernel.AddressScope;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttacksTest {
    private static final List<Long> SEEDS = List.of(1L, 2L);

    private interface Check {
        void check(Recorded recorded, Happening attack, List<LoginEvent> logins);
    }

    private static void each(AttackClass attack, Check check) {
        for (long seed : SEEDS) {
            Recorded recorded = Recorded.quick(seed);
            for (Happening happening : recorded.attacks(attack)) {
                check.check(recorded, happening, recorded.of(happening));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(AttackClass.class)
    void thereAreAsManyOfEachClassAsWereAskedForAndEachIsSeen(AttackClass attack) {
        for (long seed : SEEDS) {
            assertThat(Recorded.quick(seed).attacks(attack)).hasSize(6);
        }
        if (attack != AttackClass.LOG_SILENCE) {
            each(attack, (recorded, happening, logins) -> assertThat(logins).isNotEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(AttackClass.class)
    void eachBeginsAfterThreeWeeksAndSaysWhatIsRightToFind(AttackClass attack) {
        each(attack, (recorded, happening, logins) -> {
            assertThat(happening.start()).isAfter(recorded.traffic().start().plus(Duration.ofDays(20)));
            assertThat(happening.end()).isBefore(recorded.traffic().end().plus(Duration.ofDays(1)));
            assertThat(happening.right()).isNotEmpty();
            assertThat(happening.factors()).isNotEmpty();
        });
    }

    @Test
    void justWhatLooksLikeTheOwnersIsInseparable() {
        List<Integer> numbers = new ArrayList<>();
        Set<Integer> inseparable = new HashSet<>();
        for (AttackClass attack : AttackClass.values()) {
            numbers.add(attack.number());
            if (!attack.separable()) {
                inseparable.add(attack.number());
            }
        }
        assertThat(numbers)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1)
                .endsWith(28)
                .hasSize(28);
        assertThat(inseparable).containsExactlyInAnyOrder(14, 15);
    }

    @Test
    void fastBruteForceComesFromOneSourceAndFails() {
        each(AttackClass.FAST_BRUTE_FORCE, (recorded, happening, logins) -> {
            assertThat(logins).hasSizeGreaterThan(50).allMatch(login -> login.outcome() == Outcome.FAILED);
            assertThat(sources(logins)).hasSize(1);
            assertThat(duration(happening).toSeconds() / (double) logins.size()).isLessThan(9);
            assertThat(happening.right()).containsExactly(Severity.LOW);
        });
    }

    @Test
    void lowAndSlowTakesDaysWithMinutesBetween() {
        each(AttackClass.LOW_AND_SLOW, (recorded, happening, logins) -> {
            assertThat(sources(logins)).hasSize(1);
            assertThat(duration(happening).toHours()).isBetween(50L, 180L);
            assertThat((double) duration(happening).toMinutes() / logins.size()).isBetween(15.0, 65.0);
        });
    }

    @Test
    void sprayingHasManySourcesAndNamesWithinADay() {
        each(AttackClass.DISTRIBUTED_SPRAYING, (recorded, happening, logins) -> {
            assertThat(sources(logins))
                    .hasSizeBetween(60, 300)
                    .allMatch(ip -> !AddressScope.of(ip).isPrivate());
            assertThat(users(logins)).hasSizeGreaterThan(8);
            assertThat(duration(happening)).isLessThan(Duration.ofHours(25));
        });
    }

    @Test
    void manySourcesTryOneAccountForDays() {
        each(AttackClass.DISTRIBUTED_ONE_USER, (recorded, happening, logins) -> {
            assertThat(users(logins)).hasSize(1);
            assertThat(sources(logins)).hasSizeGreaterThan(35);
            assertThat(duration(happening)).isGreaterThan(Duration.ofHours(36));
        });
    }

    @Test
    void bruteForceSucceedsAtTheEnd() {
        each(AttackClass.BRUTE_FORCE_SUCCESS, (recorded, happening, logins) -> {
            assertThat(logins.stream().filter(login -> login.outcome() == Outcome.FAILED))
                    .hasSizeGreaterThan(20);
            assertThat(logins.get(logins.size() - 1).outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(users(logins)).hasSize(1);
            boolean inside = AddressScope.of(sources(logins).iterator().next()).isPrivate();
            assertThat(happening.right()).containsExactly(inside ? Severity.MEDIUM : Severity.HIGH);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"LEAKED_HUMAN_PASSWORD", "APP_CREDENTIAL_HOSTING", "IMPOSSIBLE_TRAVEL"})
    void stolenPasswordsAreUsedFromAbroad(AttackClass attack) {
        each(attack, (recorded, happening, logins) -> {
            String home = recorded.traffic().fleet().world().home().code();
            assertThat(sources(logins))
                    .hasSize(1)
                    .allMatch(ip -> !Objects.equals(
                            home, recorded.traffic().intel().locate(ip).countryCode()));
            assertThat(logins).allMatch(login -> login.outcome() == Outcome.SUCCESS);
            assertThat(happening.right()).containsExactly(Severity.MEDIUM);
        });
    }

    @Test
    void anotherSubnetIsNoneOfTheApplications() {
        each(AttackClass.APP_CREDENTIAL_OTHER_SUBNET, (recorded, happening, logins) -> {
            Database database = database(recorded, happening);
            assertThat(users(logins))
                    .containsExactly(
                            recorded.traffic().fleet().mainApplication(database).user());
            for (IpAddress ip : sources(logins)) {
                assertThat(AddressScope.of(ip)).isEqualTo(AddressScope.PRIVATE);
                assertThat(recorded.traffic().fleet().mainApplication(database).eras())
                        .noneMatch(era -> era.subnets().contains(ip.v4Bits() >>> 8 & 255));
            }
        });
    }

    @Test
    void scansReachSeveralDatabasesAndLogInToNone() {
        for (AttackClass attack : List.of(AttackClass.PORT_SCAN, AttackClass.SLOW_SCAN)) {
            each(attack, (recorded, happening, logins) -> {
                assertThat(happening.instances()).hasSizeGreaterThan(4);
                assertThat(logins).allMatch(login -> login.outcome() == Outcome.INCOMPLETE && login.user() == null);
            });
        }
    }

    @Test
    void slowScansTakeHours() {
        each(
                AttackClass.SLOW_SCAN,
                (recorded, happening, logins) -> assertThat(duration(happening))
                        .isGreaterThan(Duration.ofHours(happening.instances().size() - 1L)));
    }

    @Test
    void lateralMovementIsOneAccountFromOneHostOnSeveralDatabases() {
        each(AttackClass.LATERAL_MOVEMENT, (recorded, happening, logins) -> {
            assertThat(happening.instances()).hasSizeBetween(4, 10);
            assertThat(users(logins)).hasSize(1);
            assertThat(sources(logins)).hasSize(1);
            assertThat(duration(happening)).isLessThan(Duration.ofHours(2));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void listedAddressesSucceedFailAndProbeInTurn(long seed) {
        Recorded recorded = Recorded.quick(seed);
        for (AttackClass attack : List.of(AttackClass.TOR, AttackClass.LISTED_ADDRESS)) {
            ListKind kind = attack == AttackClass.TOR ? ListKind.TOR : ListKind.THREAT;
            Set<Outcome> outcomes = new HashSet<>();
            for (Happening happening : recorded.attacks(attack)) {
                List<LoginEvent> logins = recorded.of(happening);
                logins.forEach(login -> outcomes.add(login.outcome()));
                assertThat(sources(logins)).hasSize(1);
                assertThat(recorded.traffic()
                                .intel()
                                .lists(sources(logins).iterator().next()))
                        .hasSize(1)
                        .allMatch(entry -> entry.kind() == kind);
            }
            assertThat(outcomes).containsExactlyInAnyOrder(Outcome.values());
        }
    }

    @Test
    void nobodyButAnAttackerUsesADecoy() {
        FleetTraffic traffic = Recorded.quick(1).traffic();
        List<LoginEvent> wrong = new ArrayList<>();
        traffic.replay((login, happening) -> {
            boolean attack =
                    happening >= 0 && traffic.happenings().get(happening).attack() == AttackClass.DECOY_ACCOUNT;
            if (login.user() != null && traffic.decoys().contains(login.user()) != attack) {
                wrong.add(login);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void theSuperuserOtherwiseStaysOnTheServer() {
        Recorded recorded = Recorded.quick(2);
        Set<String> names = recorded.traffic().fleet().databases().stream()
                .map(Database::superuser)
                .collect(Collectors.toSet());
        recorded.traffic().replay((login, happening) -> {
            if (happening == Traffic.Receiver.ORDINARY
                    && login.outcome() == Outcome.SUCCESS
                    && login.user() != null
                    && names.contains(login.user())) {
                assertThat(login.remoteIp()).isNull();
            }
        });
        each(
                AttackClass.SUPERUSER_OVER_NETWORK,
                (r, happening, logins) -> assertThat(sources(logins)).hasSize(1));
    }

    @Test
    void aDowngradeIsWithoutTlsWhereTheLogTells() {
        each(
                AttackClass.DOWNGRADE,
                (recorded, happening, logins) -> assertThat(logins).allMatch(login -> "off".equals(login.tls())));
    }

    @Test
    void theSlowBoilTakesWeeks() {
        each(AttackClass.SLOW_BOIL, (recorded, happening, logins) -> {
            assertThat(duration(happening)).isBetween(Duration.ofDays(13), Duration.ofDays(21));
            assertThat(logins).hasSizeGreaterThan(15);
        });
    }

    @Test
    void theInsiderHasNeverHadBusinessThere() {
        each(AttackClass.INSIDER_NEW_DATABASE, (recorded, happening, logins) -> {
            String user = users(logins).iterator().next();
            Database database = database(recorded, happening);
            assertThat(recorded.traffic().fleet().people())
                    .filteredOn(person -> person.login().equals(user))
                    .hasSize(1)
                    .allMatch(person -> person.access().stream().noneMatch(a -> a.database() == database.index()));
        });
    }

    @Test
    void theFloodHidesOneSuccess() {
        each(AttackClass.FLOOD_TO_HIDE, (recorded, happening, logins) -> {
            assertThat(logins.stream().filter(login -> login.outcome() == Outcome.SUCCESS))
                    .hasSize(1);
            assertThat(logins).hasSizeGreaterThan(400);
        });
    }

    @Test
    void severalStagesAreGuessesThenASuccessThenOtherSuccessesWithinADay() {
        Set<String> onward = new HashSet<>();
        each(AttackClass.SEVERAL_STAGES, (recorded, happening, logins) -> {
            List<LoginEvent> inOrder = logins.stream()
                    .sorted(Comparator.comparingLong(LoginEvent::openedMicros))
                    .toList();
            List<LoginEvent> guesses = inOrder.stream()
                    .filter(login -> login.outcome() == Outcome.FAILED)
                    .toList();
            List<LoginEvent> successes = inOrder.stream()
                    .filter(login -> login.outcome() == Outcome.SUCCESS)
                    .toList();
            assertThat(guesses).hasSizeGreaterThan(20);
            assertThat(sources(guesses)).hasSize(1);
            assertThat(users(guesses)).containsExactly(successes.get(0).user());
            assertThat(successes).hasSizeGreaterThan(1);
            assertThat(inOrder.indexOf(successes.get(0))).isGreaterThanOrEqualTo(guesses.size() - 1);
            assertThat(duration(happening)).isLessThan(Duration.ofHours(20));
            assertThat(happening.right()).containsExactly(Severity.CRITICAL);
            boolean elsewhere =
                    sources(successes).size() > 1 || happening.instances().size() > 1;
            assertThat(happening.factors()).containsExactly(elsewhere ? "movement" : "new-account");
            assertThat(elsewhere || users(successes).size() == 2).isTrue();
            onward.addAll(happening.factors());
        });
        assertThat(onward).containsExactlyInAnyOrder("movement", "new-account");
    }

    @Test
    void whileTheLogIsSilentNothingArrives() {
        Recorded recorded = Recorded.quick(1);
        List<Happening> silences = recorded.attacks(AttackClass.LOG_SILENCE);
        List<LoginEvent> wrong = new ArrayList<>();
        recorded.traffic().replay((login, happening) -> {
            for (Happening silence : silences) {
                // A clock that is wrong by a minute and a half moves the silence.
                if (silence.instances().contains(login.instance())
                        && login.openedMicros() / 1_000_000 > silence.start().getEpochSecond() + 92
                        && login.openedMicros() / 1_000_000 < silence.end().getEpochSecond() - 92) {
                    wrong.add(login);
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(silences).allMatch(s -> s.factors().contains(FindingType.TELEMETRY_SILENT.id()));
    }

    private static Duration duration(Happening happening) {
        return Duration.between(happening.start(), happening.end());
    }

    private static Database database(Recorded recorded, Happening happening) {
        return recorded.traffic().fleet().databases().stream()
                .filter(database -> happening.instances().contains(database.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Set<IpAddress> sources(List<LoginEvent> logins) {
        return logins.stream()
                .map(LoginEvent::remoteIp)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Set<String> users(List<LoginEvent> logins) {
        return logins.stream().map(LoginEvent::user).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
