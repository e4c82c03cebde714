// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.explanation;

import dev.postern.api.codec.Json;
import dev.postern.api.own.Page;
import dev.postern.api.own.Problems;
import dev.postern.api.own.login.Login;
import dev.postern.api.own.login.LoginActivity;
import dev.postern.kernel.Cidr;
import dev.postern.store.FindingState;
import dev.postern.store.LoginFilter;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Explains findings. */
public record Explanations(Store store, LoginActivity activity) {
    private static final int ID_DIGITS = 32;

    /**
     * All evidence of a finding.
     *
     * @throws dev.postern.api.ApiException when there is no such finding
     */
    public ObjectNode of(Scope scope, String id) {
        return of(require(scope, id));
    }

    /** All evidence of a finding, wherever it is stored. */
    public ObjectNode of(StoredFinding finding) {
        return Explanation.of(finding);
    }

    /**
     * The logins that a finding is about: those on its database in its time that came from its address or, when it tells none,
     * that named its user; when it tells neither, all on its database in its time.
     */
    public Page<Login> logins(Scope scope, String id, @Nullable String token, int limit) {
        return logins(scope, require(scope, id).state(), token, limit);
    }

    /** The same of a finding that is stored elsewhere: one of a replay. */
    public Page<Login> logins(Scope scope, FindingState finding, @Nullable String token, int limit) {
        return logins(scope, finding, Long.MIN_VALUE, Long.MAX_VALUE, token, limit);
    }

    /**
     * Those of a part of its time.
     *
     * @param fromMicros microseconds since the epoch
     * @param toMicros the end, exclusive
     */
    public Page<Login> logins(
            Scope scope, FindingState finding, long fromMicros, long toMicros, @Nullable String token, int limit) {
        JsonNode document = Json.MAPPER.readTree(finding.document());
        JsonNode remote = document.at("/service/action/rdsLoginAttemptAction/remoteIpDetails");
        String address =
                remote.path("ipAddressV4").asString(remote.path("ipAddressV6").asString(""));
        Cidr network = Cidr.parse(address);
        JsonNode user = document.at("/resource/rdsDbUserDetails/user");
        LoginFilter filter = new LoginFilter(
                finding.instance(),
                network == null && user.isString() ? user.asString() : null,
                network,
                null,
                null,
                Math.max(fromMicros, finding.firstSeenMicros()),
                Math.min(toMicros, end(finding)));
        return activity.page(scope, filter, token, limit);
    }

    /** The end of a finding's time, exclusive, microseconds since the epoch. */
    public static long end(FindingState finding) {
        return finding.lastSeenMicros() == Long.MAX_VALUE ? Long.MAX_VALUE : finding.lastSeenMicros() + 1;
    }

    private StoredFinding require(Scope scope, String id) {
        StoredFinding found = id.length() == ID_DIGITS ? store.findings(scope).find(id) : null;
        if (found == null) {
            throw Problems.notFound("finding");
        }
        return found;
    }
}
