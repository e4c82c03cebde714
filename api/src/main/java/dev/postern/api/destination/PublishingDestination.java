// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.destination;

import dev.postern.api.Refusals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DestinationProperties;

/**
 * A bucket that findings are exported to.
 *
 * @param id 32 hex digits
 * @param destinationArn {@code arn:aws:s3:::BUCKET[/PREFIX]}
 * @param kmsKeyArn the key that objects are to be encrypted with
 * @param version one more with each change of the properties; from 1
 */
public record PublishingDestination(
        String id, String destinationArn, String kmsKeyArn, long version, Map<String, String> tags) {
    private static final String BUCKETS = ":s3:::";

    /** The bucket's name. */
    public String bucket() {
        String place = place();
        int slash = place.indexOf('/');
        return slash < 0 ? place : place.substring(0, slash);
    }

    /** What the keys of all objects begin with: empty, or with a slash at its end. */
    public String prefix() {
        String place = place();
        int slash = place.indexOf('/');
        String prefix = slash < 0 ? "" : place.substring(slash + 1);
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    private String place() {
        return destinationArn.substring(destinationArn.indexOf(BUCKETS) + BUCKETS.length());
    }

    PublishingDestination with(Map<String, String> nowTags) {
        return new PublishingDestination(id, destinationArn, kmsKeyArn, version, nowTags);
    }

    /** With other properties; those not given stay. */
    PublishingDestination with(@Nullable DestinationProperties properties) {
        if (properties == null) {
            return this;
        }
        String arn = properties.destinationArn() == null ? destinationArn : properties.destinationArn();
        String key = properties.kmsKeyArn() == null ? kmsKeyArn : properties.kmsKeyArn();
        return of(id, arn, key, version + 1, tags);
    }

    /** Refuses properties that name no bucket and no key. GuardDuty wants a key always. */
    static PublishingDestination of(
            String id, @Nullable String arn, @Nullable String key, long version, Map<String, String> tags) {
        if (arn == null || !isArn(arn, BUCKETS) || !isBucket(arn.substring(arn.indexOf(BUCKETS) + BUCKETS.length()))) {
            throw Refusals.outOfRange();
        }
        if (key == null || !isArn(key, ":kms:") || !(key.contains(":key/") || key.contains(":alias/"))) {
            throw Refusals.outOfRange();
        }
        return new PublishingDestination(id, arn, key, version, tags);
    }

    /** Whether this is {@code arn:PARTITION} with a service behind it, of printable characters. */
    private static boolean isArn(String text, String service) {
        int colon = text.indexOf(':', "arn:".length());
        return text.startsWith("arn:")
                && colon > 0
                && text.startsWith(service, colon)
                && text.length() <= 1_024
                && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /** Whether this is a bucket, with or without a prefix behind it, in which no step leads elsewhere. Names of buckets have 3 to 63 letters, digits, hyphens and dots (S3 User Guide, bucket naming rules). */
    private static boolean isBucket(String place) {
        int slash = place.indexOf('/');
        String name = slash < 0 ? place : place.substring(0, slash);
        List<String> steps = List.of(place.split("/", -1));
        return !steps.contains(".")
                && !steps.contains("..")
                && name.length() >= 3
                && name.length() <= 63
                && !name.startsWith(".")
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.');
    }
}
