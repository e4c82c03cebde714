// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of a repeatable option of the form {@code [DB=]VALUE}: one for all instances, or one for the instance named. */
public final class PerInstance {
    private final List<String> values;

    public PerInstance(List<String> values) {
        this.values = values;
    }

    /**
     * The value for an instance; a named one wins, the last of a kind wins.
     *
     * @param known all identifiers: a text before {@code =} that is none of them belongs to the value
     * @return null when nothing was said for it
     */
    public @Nullable String of(String instance, Set<String> known) {
        String general = null;
        String named = null;
        for (String value : values) {
            int equals = value.indexOf('=');
            String key = equals > 0 ? value.substring(0, equals) : "";
            if (known.contains(key)) {
                named = key.equals(instance) ? value.substring(equals + 1) : named;
            } else {
                general = value;
            }
        }
        return named != null ? named : general;
    }
}
