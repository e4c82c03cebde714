// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.AuditLog.Entry;
import dev.postern.store.AuditLog.Numbered;
import dev.postern.store.AuditLog.Query;
import org.junit.jupiter.api.Test;

/** Changes that people and programs have made. */
interface AuditLogContract extends Fixture {

    private static Entry entry(long at, String actor, String action) {
        return new Entry(at, actor, action, "000000000000", "us-east-1", "filter/\u0000'", "", "{}");
    }

    @Test
    default void entries_come_latest_first_page_by_page() {
        for (int i = 1; i <= 5; i++) {
            store().audit().add(entry(i, "AKIA" + i, "CreateFilter"));
        }

        Query first = new Query(null, null, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 3);
        assertThat(store().audit().page(first)).extracting(Numbered::number).containsExactly(5L, 4L, 3L);
        Query second = new Query(null, null, Long.MIN_VALUE, Long.MAX_VALUE, 3, 3);
        assertThat(store().audit().page(second)).extracting(Numbered::number).containsExactly(2L, 1L);
        assertThat(store().audit().page(second).get(1).entry()).isEqualTo(entry(1, "AKIA1", "CreateFilter"));
    }

    @Test
    default void entries_are_found_by_who_what_and_when() {
        store().audit().add(entry(10, "console:ada", "CreateFilter"));
        store().audit().add(entry(20, "console:eve", "CreateFilter"));
        store().audit().add(entry(30, "console:ada", "DeleteFilter"));

        assertThat(store().audit().page(new Query("console:ada", null, 0, 30, Long.MAX_VALUE, 10)))
                .extracting(each -> each.entry().atMicros())
                .containsExactly(10L);
        assertThat(store().audit().page(new Query(null, "CreateFilter", 10, 31, Long.MAX_VALUE, 10)))
                .extracting(each -> each.entry().actor())
                .containsExactly("console:eve", "console:ada");
        assertThat(store().audit().page(new Query("console:ADA", null, 0, 99, Long.MAX_VALUE, 10)))
                .isEmpty();
        assertThat(store().audit().actors()).containsExactly("console:ada", "console:eve");
        assertThat(store().audit().actions()).containsExactly("CreateFilter", "DeleteFilter");
    }
}
