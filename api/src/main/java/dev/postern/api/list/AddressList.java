// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.list;

import dev.postern.api.Refusals;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a list.
 *
 * @param id 32 hex digits
 * @param format as on the wire
 * @param owner account that the location's bucket must belong to, or null
 * @param active whether it is to be used
 * @param deleted whether it is to be removed as soon as it is not in use
 * @param version one more each time that it is to be read again, or no longer used; from 1
 * @param created in epoch milliseconds
 * @param updated in epoch milliseconds
 */
public record AddressList(
        String id,
        String name,
        String format,
        String location,
        @Nullable String owner,
        boolean active,
        boolean deleted,
        long version,
        long created,
        long updated,
        Map<String, String> tags) {

    AddressList with(Map<String, String> nowTags) {
        return new AddressList(id, name, format, location, owner, active, deleted, version, created, updated, nowTags);
    }

    /** The list as it is wanted after a request; what the request does not name stays. To activate is to read again. */
    AddressList with(ListChange change, long now) {
        boolean wanted = Objects.requireNonNullElse(change.active(), active);
        String place = Objects.requireNonNullElse(change.location(), location);
        String bucketOwner = change.owner() == null ? owner : change.owner();
        boolean again = change.active() != null || !place.equals(location) || !Objects.equals(bucketOwner, owner);
        return new AddressList(
                id,
                Objects.requireNonNullElse(change.name(), name),
                format,
                place,
                bucketOwner,
                wanted,
                deleted,
                again ? version + 1 : version,
                created,
                now,
                tags);
    }

    AddressList withDeleted(long now) {
        return new AddressList(id, name, format, location, owner, false, true, version + 1, created, now, tags);
    }

    /** The list, unless its name or owner are not as they must be. */
    AddressList checked() {
        boolean named = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_');
        if (!named || name.isBlank()) {
            throw Refusals.invalid("name");
        }
        if (owner != null && !owner.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Refusals.invalid("expectedBucketOwner");
        }
        return this;
    }
}
