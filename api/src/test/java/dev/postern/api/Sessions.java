// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.api.credentials.Role;
import dev.postern.api.sigv4.AccessKey;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AccountDetail;

/** Clients of several accounts, each of which has a key from when it is first named. */
final class Sessions implements AutoCloseable {
    private final TestServer server;
    private final Map<String, GuardDutyClient> clients = new HashMap<>();

    Sessions(TestServer server) {
        this.server = server;
    }

    GuardDutyClient of(String account) {
        return clients.computeIfAbsent(account, fresh -> {
            AccessKey key = server.key(fresh, Role.ADMINISTRATOR);
            return server.client(key, key.secret(), Region.US_EAST_1);
        });
    }

    /** The id of an account's detector, which is made if there is none. */
    String detector(String account) {
        GuardDutyClient client = of(account);
        return client.listDetectors().detectorIds().stream()
                .findFirst()
                .orElseGet(() ->
                        client.createDetector(request -> request.enable(true)).detectorId());
    }

    /** An account as it is named to become a member. */
    static AccountDetail account(String id) {
        return AccountDetail.builder().accountId(id).email("dba@example.com").build();
    }

    @Override
    public void close() {
        clients.values().forEach(GuardDutyClient::close);
    }
}
