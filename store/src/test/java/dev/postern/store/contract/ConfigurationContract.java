// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.postern.store.Configuration;
import dev.postern.store.Scope;
import org.junit.jupiter.api.Test;

/** What people have set. */
interface ConfigurationContract extends Fixture {

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
        assertThat(configuration.remove("filter", "a")).isTrue();
        assertThat(configuration.remove("filter", "a")).isFalse();
        assertThat(store().configuration(OTHER).all("filter")).isEmpty();
        configuration.clear();
        assertThat(configuration.all("filter")).isEmpty();
        assertThat(configuration.all("detector")).isEmpty();
    }
}
