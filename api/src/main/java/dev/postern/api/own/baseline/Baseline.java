// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.baseline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is normal on a database, as of some seconds ago. Names are hostile.
 *
 * @param database its identifier
 * @param learningUntil when it has been learnt, unless more unusual logins come until then; null before the first login
 * @param ready whether that time is over
 * @param dimensions values by dimension, most hours first, at most 100 each
 * @param userCount number of users who have logged in
 * @param users of these at most 100, most hours first; one alone when one was asked for
 */
public record Baseline(
        String database,
        @Nullable Instant learningUntil,
        boolean ready,
        Map<String, List<Value>> dimensions,
        int userCount,
        List<User> users) {

    /**
     * A value.
     *
     * @param hours number of hours in which logins had it
     */
    public record Value(String value, int hours) {}

    /**
     * A user.
     *
     * @param kind {@code APPLICATION} or {@code PERSON}, as it behaves
     * @param logins successful ones
     * @param hours with at least one of them
     * @param days with at least one of them
     * @param ready whether its unusual logins are raised by now
     * @param dimensions values by dimension when this user was asked for, else empty
     */
    public record User(
            String name,
            String kind,
            long logins,
            int hours,
            int days,
            Instant firstLogin,
            Instant latestLogin,
            boolean ready,
            Map<String, List<Value>> dimensions) {}
}
