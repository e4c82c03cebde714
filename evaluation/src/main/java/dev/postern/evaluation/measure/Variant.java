// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.kernel.Intel;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Policy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kernel, or the kernel with something missing.
 *
 * @param name its name in tables
 * @param missing what is taken out of each login before the kernel sees it, or null
 * @param policy its settings
 */
public record Variant(String name, @Nullable Field missing, Policy policy) {
    private static final String KERNEL = "Postern";

    /** As it is. */
    public static final Variant PLAIN = new Variant(KERNEL, null, Policy.DEFAULT);

    /** Learns for three days at most instead of two weeks. */
    public static final Variant QUICK_LEARNER =
            new Variant(KERNEL + ", learning at most 3 days", null, Policy.DEFAULT.learningFor(Duration.ofDays(3)));

    /** One for each field that may be missing. */
    public static List<Variant> withoutFields() {
        return Arrays.stream(Field.values())
                .map(field -> new Variant(KERNEL + " without " + field.title(), field, Policy.DEFAULT))
                .toList();
    }

    /** The login as this variant sees it. */
    LoginEvent seen(LoginEvent login) {
        return missing == null ? login : missing.removedFrom(login);
    }

    /** What this variant knows of addresses. */
    Intel known(Intel intel) {
        return missing == Field.GEO ? Field.withoutPlaces(intel) : intel;
    }
}
