// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.api.member.Members;
import dev.postern.api.sigv4.Caller;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of every change: who has made it, with which request, and what was set before and after. Secrets are in none of
 * it: those of keys are not in what is set, and a request names keys by their ids.
 */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final int LONGEST = 4_000;
    /** Of requests that were answered, so that they are not answered anew: nobody has set them. */
    private static final String TOKENS = Tokens.KIND + "/";

    private final Store store;
    private final Members members;

    Audit(Store store, Members members) {
        this.store = store;
        this.members = members;
    }

    /** Makes a change and tells of it. What is refused changes nothing and is not told. */
    <T> T of(String operation, Caller caller, Scope scope, ApiRequest request, Supplier<T> change) {
        Map<String, String> before = settings(scope);
        T result = change.get();
        Map<String, String> after = settings(scope);
        String body = new String(request.body(), StandardCharsets.UTF_8);
        LOG.info("{} of {} by key {}: {} {}", operation, scope, caller.key(), request.path(), shortened(body));
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.getOrDefault(name, "nothing");
            String now = after.getOrDefault(name, "nothing");
            if (!old.equals(now) && !name.startsWith(TOKENS)) {
                LOG.info(
                        "{} of {} by key {} changed {} from {} to {}",
                        operation,
                        scope,
                        caller.key(),
                        name,
                        shortened(old),
                        shortened(now));
            }
        }
        return result;
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
