// SPDX-License-Identifier: Apache-2.0
package dev.postern.console;

import dev.postern.api.coverage.Coverage;
import dev.postern.api.credentials.SealedKeys;
import dev.postern.api.own.baseline.Baselines;
import dev.postern.api.own.replay.ReplayLogs;
import dev.postern.api.own.replay.Replays;
import dev.postern.console.database.BlindSpots;
import dev.postern.console.feed.Feeds;
import dev.postern.console.finding.Attack;
import dev.postern.console.finding.LogLines;
import dev.postern.console.oidc.OidcSettings;
import dev.postern.console.overview.Health;
import dev.postern.console.web.Backend;
import dev.postern.console.web.Scopes;
import dev.postern.kernel.FindingType;
import dev.postern.store.Owners;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the console is made of. Each is safe for use by several threads.
 *
 * @param store of users and sessions, and of what pages count
 * @param scopes accounts and regions that viewers can look at, the first at first
 * @param owners of the databases
 * @param coverage how the databases are covered
 * @param blindSpots what their logs hide
 * @param baselines what is normal on them
 * @param health how Postern is doing
 * @param feeds that there are, and how they are doing
 * @param backend answers what the API answers
 * @param attacks techniques of a type of finding and the patterns by which it was found
 * @param logLines reads lines of their logs again
 * @param ocsf a finding as an event of OCSF, JSON in one line
 * @param keys of the API
 * @param configuration that takes effect, as YAML, with secrets masked
 * @param replays of history
 * @param replayLogs files that they may read
 * @param oidc a provider where people may sign in; null: there is none
 * @param random source of all secrets
 * @param clock this machine's time
 * @param passwordCost logarithm of the rounds of bcrypt
 */
public record Services(
        Store store,
        Scopes scopes,
        Owners owners,
        Coverage coverage,
        BlindSpots blindSpots,
        Baselines baselines,
        Health health,
        Feeds feeds,
        Backend backend,
        BiFunction<FindingType, List<String>, List<Attack>> attacks,
        LogLines logLines,
        Function<StoredFinding, String> ocsf,
        SealedKeys keys,
        String configuration,
        Replays replays,
        ReplayLogs replayLogs,
        @Nullable OidcSettings oidc,
        SecureRandom random,
        InstantSource clock,
        int passwordCost) {
    /** A quarter of a second of one core. */
    public static final int PASSWORD_COST = 12;
}
