// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.Users.Link;
import dev.postern.store.Users.Session;
import dev.postern.store.Users.User;
import org.junit.jupiter.api.Test;

/** Users of the console. */
interface UsersContract extends Fixture {
    User ADA = new User("ada", "ADMINISTRATOR", "$2b$ada", 1);
    User BOB = new User("Bob \u0000", "VIEWER", "$2b$bob", 2);

    @Test
    default void users_are_added_changed_and_removed() {
        assertThat(store().users().add(ADA)).isTrue();
        assertThat(store().users().add(BOB)).isTrue();
        assertThat(store().users().add(new User("ada", "VIEWER", "other", 3))).isFalse();
        assertThat(store().users().all()).containsExactly(BOB, ADA);
        assertThat(store().users().find("bob \u0000")).isNull();

        User changed = new User("ada", "ANALYST", "$2b$new", 1, true);
        assertThat(store().users().change(changed)).isTrue();
        assertThat(store().users().change(new User("eve", "ANALYST", "x", 1))).isFalse();
        assertThat(store().users().find("ada")).isEqualTo(changed);
        assertThat(store().users().remove("ada")).isTrue();
        assertThat(store().users().remove("ada")).isFalse();
        assertThat(store().users().all()).containsExactly(BOB);
    }

    @Test
    default void a_user_who_is_added_disabled_is_so() {
        User eve = ADA.withDisabled(true);
        store().users().add(eve);

        assertThat(store().users().find("ada")).isEqualTo(eve);
    }

    @Test
    default void links_can_be_withdrawn() {
        store().users().offer(new Link("one", "ADMINISTRATOR", 10));
        store().users().offer(new Link("two", "VIEWER", 20));

        store().users().withdrawLinks();

        assertThat(store().users().links()).isEmpty();
        assertThat(store().users().accept("one", ADA)).isFalse();
    }

    @Test
    default void a_session_lasts_until_it_is_ended_or_grows_old() {
        store().users().add(ADA);
        store().users().begin(new Session("one", "ada", "csrf", 100, 100));
        store().users().begin(new Session("two", "ada", "csrf", 200, 200));
        store().users().begin(new Session("three", "bob", "csrf", 200, 200));
        store().users().seen("one", 300);

        assertThat(store().users().session("one")).isEqualTo(new Session("one", "ada", "csrf", 100, 300));
        store().users().prune(150, 0);
        assertThat(store().users().session("one")).isNull();
        store().users().prune(0, 200);
        assertThat(store().users().session("two")).isNotNull();
        store().users().end("two");
        assertThat(store().users().session("two")).isNull();
        store().users().endAll("bob");
        assertThat(store().users().session("three")).isNull();
    }

    @Test
    default void a_removed_user_has_no_session() {
        store().users().add(ADA);
        store().users().begin(new Session("one", "ada", "csrf", 100, 100));

        store().users().remove("ada");

        assertThat(store().users().session("one")).isNull();
    }

    @Test
    default void a_link_makes_one_user() {
        store().users().offer(new Link("old", "ADMINISTRATOR", 10));
        store().users().offer(new Link("new", "ADMINISTRATOR", 20));
        store().users().add(BOB);

        assertThat(store().users().link("old")).isNull();
        assertThat(store().users().links()).containsExactly(new Link("new", "ADMINISTRATOR", 20));
        assertThat(store().users().link("new")).isEqualTo(new Link("new", "ADMINISTRATOR", 20));
        assertThat(store().users().accept("old", ADA)).isFalse();
        assertThat(store().users().accept("new", BOB)).isFalse();
        assertThat(store().users().accept("gone", new User("eve", "ADMINISTRATOR", "x", 3)))
                .isFalse();
        assertThat(store().users().accept("new", ADA)).isTrue();
        assertThat(store().users().accept("new", new User("eve", "ADMINISTRATOR", "x", 3)))
                .isFalse();
        assertThat(store().users().all()).containsExactly(BOB, ADA);
    }
}
