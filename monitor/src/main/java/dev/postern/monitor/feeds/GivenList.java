// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.intel.ListFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that somebody has given to us while we run.
 *
 * @param id its identifier: letters and digits; no feed has it
 * @param version one more with each change of what is wanted
 * @param name as findings tell it
 * @param use {@link Feed.Use#THREAT} or {@link Feed.Use#TRUSTED}
 * @param format its form
 * @param location where it is
 * @param bucketOwner account that the bucket of the location must belong to, or null
 * @param mostEntries how long it may be
 * @param owners owners of the databases that it counts for, each as {@link OwnedIntel} has them; in order
 * @param sha256 of the copy to be used; null when this version is still to be read
 */
public record GivenList(
        String id,
        long version,
        String name,
        Feed.Use use,
        ListFormat format,
        String location,
        @Nullable String bucketOwner,
        long mostEntries,
        List<String> owners,
        @Nullable String sha256) {}
