// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.Instances;
import dev.postern.store.Instances.Instance;
import dev.postern.store.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The databases that are watched. */
interface InstancesContract extends Fixture {

    private Instances instances() {
        return store().instances(Scope.DEFAULT);
    }

    private static Instance instance(String id, long since, Map<String, String> tags) {
        return new Instance(id, "postgresql", null, null, "arn:postern:rds:::db:" + id, since, tags);
    }

    @Test
    default void databases_come_back_by_identifier() throws Exception {
        Instance orders =
                new Instance("orders", "mariadb", "11.4", "shop", "arn", 5, Map.of("team", "a", "x\u0000", ""));
        instances().put(orders);
        instances().put(instance("Billing", 3, Map.of()));
        instances().put(instance("_cache", 3, Map.of()));
        reopened();

        assertThat(instances().all())
                .containsExactly(instance("Billing", 3, Map.of()), instance("_cache", 3, Map.of()), orders);
    }

    @Test
    default void what_is_known_changes_and_the_beginning_stays() {
        instances().put(instance("orders", 3, Map.of("team", "a", "tier", "1")));
        instances().put(new Instance("orders", "mysql", "8.4", "shop", "other", 9, Map.of("team", "b")));

        assertThat(instances().all())
                .containsExactly(new Instance("orders", "mysql", "8.4", "shop", "other", 3, Map.of("team", "b")));
    }

    @Test
    default void accounts_and_regions_have_their_own() {
        instances().put(instance("orders", 3, Map.of("team", "a")));
        assertThat(store().instances(OTHER).all()).isEmpty();

        store().instances(OTHER).put(instance("orders", 4, Map.of()));

        assertThat(instances().all()).containsExactly(instance("orders", 3, Map.of("team", "a")));
        assertThat(store().instances(OTHER).all()).containsExactly(instance("orders", 4, Map.of()));
    }
}
