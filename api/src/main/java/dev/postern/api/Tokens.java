// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.store.Configuration;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Client tokens: for a day, a request that is sent again with the token of the first makes nothing new. */
public record Tokens(Store store, InstantSource clock) {
    /** Of documents that say which requests were answered. */
    static final String KIND = "client-token";

    private static final long DAY = 86_400_000;

    /** What was made at the first request with a token, else what is made now. */
    public String once(Scope scope, String operation, @Nullable String token, Supplier<String> make) {
        if (token == null || token.isEmpty()) {
            return make.get();
        }
        Configuration configuration = store.configuration(scope);
        forget(configuration);
        String name = operation + "/" + token;
        String known = configuration.find(KIND, name);
        if (known != null) {
            return known.substring(known.indexOf(' ') + 1);
        }
        String fresh = make.get();
        configuration.put(KIND, name, clock.millis() + " " + fresh);
        return fresh;
    }

    private void forget(Configuration configuration) {
        configuration.all(KIND).forEach((name, made) -> {
            if (Long.parseLong(made.substring(0, made.indexOf(' '))) < clock.millis() - DAY) {
                configuration.remove(KIND, name);
            }
        });
    }
}
