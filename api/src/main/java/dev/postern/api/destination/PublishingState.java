// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.destination;

/**
 * How publishing goes.
 *
 * @param version of the destination that this is about
 * @param failingSince when publishing first failed and has not succeeded since, epoch milliseconds; 0: it succeeds
 */
record PublishingState(long version, long failingSince) {
    /** Of a destination that nobody has tried. */
    static final PublishingState NONE = new PublishingState(0, 0);

    /** As the API tells it. */
    String status(PublishingDestination destination) {
        if (version != destination.version()) {
            return "PENDING_VERIFICATION";
        }
        return failingSince == 0 ? "PUBLISHING" : "UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY";
    }
}
