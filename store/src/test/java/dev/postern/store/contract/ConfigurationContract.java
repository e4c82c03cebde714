// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.postern.store.Configuration;
import dev.postern.store.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people have set. */
interface ConfigurationContract extends Fixture {

    @Test
    default void documents_outlive_the_process_in_order_of_their_names() throws Exception {
        Configuration configuration = store().configuration(Scope.DEFAULT);
        for (String name : List.of("b", "A", "a", "B", "ä", "_")) {
            configuration.put("filter", name, "{\"text\":\"" + "long ".repeat(10_000) + "\"}");
        }

        assertThat(reopened().configuration(Scope.DEFAULT).all("filter").keySet())
                .containsExactly("A", "B", "_", "a", "b", "ä");
    }

    @Test
    default void documents_are_kept_by_kind_and_name() {
        Configuration configuration = store().configuration(Scope.DEFAULT);
        configuration.put("filter", "b\u0000", "{\"a\":\"\u0000\"}");
        configuration.put("filter", "a", "{}");
        configuration.put("filter", "a", "{\"n\":2}");
        configuration.put("detector", "a", "{}");

        assertThat(configuration.all("filter"))
                .containsExactly(entry("a", "{\"n\":2}"), entry("b\u0000", "{\"a\":\"\u0000\"}"));
        assertThat(configuration.find("detector", "a")).isEqualTo("{}");
        assertThat(configuration.find("detector", "b")).isNull();
        assertThat(configuration.all())
                .containsExactly(
                        entry("detector/a", "{}"),
                        entry("filter/a", "{\"n\":2}"),
                        entry("filter/b\u0000", "{\"a\":\"\u0000\"}"));
        assertThat(store().configuration(OTHER).all()).isEmpty();
        assertThat(configuration.remove("filter", "a")).isTrue();
        assertThat(configuration.remove("filter", "a")).isFalse();
        assertThat(store().configuration(OTHER).all("filter")).isEmpty();
        configuration.clear();
        assertThat(configuration.all("filter")).isEmpty();
        assertThat(configuration.all("detector")).isEmpty();
    }
}
