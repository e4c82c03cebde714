// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.store.Credentials.Credential;
import dev.postern.store.StoreException;
import org.junit.jupiter.api.Test;

/** Access keys. */
interface CredentialsContract extends Fixture {

    @Test
    default void an_id_is_given_once() {
        Credential key = new Credential("AKIA1", "000000000000", "READER", "c2VhbGVk", 1);
        store().credentials().add(key);

        assertThatThrownBy(() -> store().credentials().add(new Credential("AKIA1", "1", "ADMINISTRATOR", "eA==", 2)))
                .isInstanceOf(StoreException.class);
        assertThat(store().credentials().all()).containsExactly(key);
    }

    @Test
    default void keys_are_added_found_and_removed() {
        Credential older = new Credential("AKIA2", "000000000000", "READER", "c2VhbGVk", 1);
        Credential newer = new Credential("AKIA1", "111122223333", "ADMINISTRATOR", "b3RoZXI=", 2);
        store().credentials().add(newer);
        store().credentials().add(older);

        assertThat(store().credentials().all()).containsExactly(older, newer);
        assertThat(store().credentials().find("AKIA2")).isEqualTo(older);
        assertThat(store().credentials().find("akia2")).isNull();
        assertThat(store().credentials().remove("AKIA2")).isTrue();
        assertThat(store().credentials().remove("AKIA2")).isFalse();
        assertThat(store().credentials().all()).containsExactly(newer);
    }
}
