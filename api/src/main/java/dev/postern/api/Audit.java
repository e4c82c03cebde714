// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.api.member.Members;
import dev.postern.api.sigv4.Caller;
import dev.postern.store.AuditLog.Entry;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log, and keeps, every change: who has made it, with which request, and what was set before and after. Secrets are in none of
 * it: those of keys are not in what is set, and a request names keys by their ids.
 */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final int LONGEST = 4_000;
    /** Of requests that were answered, so that they are not answered anew: nobody has set them. */
    private static final String TOKENS = Tokens.KIND + "/";

    private final Store store;
    private final Members members;
    private final InstantSource clock;

    Audit(Store store, Members members, InstantSource clock) {
        this.store = store;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Makes a change and tells of it. What is refused changes nothing and is not told.
     *
     * @throws ApiException when it is refused; also when it was made and could not be kept, with words that say so: handlers change
     *     more than the store, so that it cannot be taken back
     */
    <T> T of(String operation, Caller caller, Scope scope, ApiRequest request, Supplier<T> change) {
        Map<String, String> before = settings(scope);
        T result = change.get();
        try {
            tell(operation, caller, scope, request, before);
        } catch (StoreException e) {
            LOG.error(
                    "{} of {} by key {} was made, but cannot be kept: {}",
                    operation,
                    scope,
                    caller.key(),
                    e.getMessage());
            throw Refusals.notAudited();
        }
        return result;
    }

    private void tell(String operation, Caller caller, Scope scope, ApiRequest request, Map<String, String> before) {
        Map<String, String> after = settings(scope);
        String body = new String(request.body(), StandardCharsets.UTF_8);
        LOG.info("{} of {} by key {}: {} {}", operation, scope, caller.key(), request.path(), shortened(body));
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> name.startsWith(TOKENS) || Objects.equals(before.get(name), after.get(name)));
        for (String name : names) {
            String old = before.getOrDefault(name, "");
            String now = after.getOrDefault(name, "");
            LOG.info(
                    "{} of {} by key {} changed {} from {} to {}",
                    operation,
                    scope,
                    caller.key(),
                    name,
                    old.isEmpty() ? "nothing" : shortened(old),
                    now.isEmpty() ? "nothing" : shortened(now));
            keep(operation, caller, scope, name, old, now);
        }
        if (names.isEmpty()) { // what is changed of findings, for example, is told by the request alone
            keep(operation, caller, scope, request.path(), "", body);
        }
    }

    private void keep(String operation, Caller caller, Scope scope, String subject, String before, String after) {
        store.audit()
                .add(new Entry(
                        ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                        caller.key().id(),
                        operation,
                        scope.account(),
                        scope.region(),
                        subject,
                        shortened(before),
                        shortened(after)));
    }

    /** What is set for the account and region, and how accounts of the region are related. */
    private Map<String, String> settings(Scope scope) {
        Map<String, String> settings = members.all(scope.region());
        settings.putAll(store.configuration(scope).all());
        return settings;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
