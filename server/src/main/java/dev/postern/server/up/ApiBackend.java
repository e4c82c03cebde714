// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.api.ApiRequest;
import dev.postern.api.ApiResponse;
import dev.postern.api.GuardDutyApi;
import dev.postern.api.own.OwnAnswer;
import dev.postern.api.own.OwnApi;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.api.sigv4.Caller;
import dev.postern.console.account.Role;
import dev.postern.console.account.Viewer;
import dev.postern.console.web.Backend;
import dev.postern.store.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Asks the APIs for the console: our own for paths below {@code /postern/v1}, else GuardDuty's. The log tells the user in place of a key; a name with a colon is no key's. Analysts change what the
 * console lets them change, so only viewers come as readers.
 *
 * @param detectors ids of the detectors of accounts and regions
 */
record ApiBackend(GuardDutyApi api, OwnApi own, Function<Scope, String> detectors) implements Backend {
    private static final String OWN = "/postern/v1/";

    @Override
    public ApiResponse ask(Viewer viewer, Scope scope, String method, String path, String json) {
        AccessKey key = new AccessKey(
                "console:" + viewer.user(), "", scope.account(), viewer.role().includes(Role.ANALYST));
        String[] parts = path.replace("{detector}", detectors.apply(scope)).split("[?]", 2);
        ApiRequest request = new ApiRequest(
                method,
                parts[0],
                parts.length == 2 ? parts[1] : "",
                Map.of("content-type", List.of("application/json")),
                json.getBytes(StandardCharsets.UTF_8));
        Caller caller = new Caller(key, scope.region());
        return parts[0].startsWith(OWN) ? whole(own.answer(request, caller)) : api.answer(request, caller);
    }

    private static ApiResponse whole(OwnAnswer answer) {
        if (answer instanceof OwnAnswer.Whole whole) {
            return whole.response();
        }
        throw new IllegalStateException("pages have no use for a stream");
    }
}
