// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.list;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list with what came of it. */
public record ListView(AddressList list, ListContent content) {

    /** How it stands, as the API tells it. */
    public String status() {
        if (list.deleted()) {
            return isGone() ? "DELETED" : "DELETE_PENDING";
        }
        boolean current = content.version() == list.version();
        if (list.active() && current && content.error() != null) {
            return "ERROR";
        }
        if (list.active()) {
            return current && Objects.equals(content.used(), content.sha256()) ? "ACTIVE" : "ACTIVATING";
        }
        return content.used() == null ? "INACTIVE" : "DEACTIVATING";
    }

    /** Whether it was deleted and is not in use. */
    public boolean isGone() {
        return list.deleted() && content.used() == null;
    }

    /** Why the status is {@code ERROR}, else null. */
    public @Nullable String error() {
        if (!status().equals("ERROR")) {
            return null;
        }
        return content.error() + (content.used() == null ? "" : "; what was read before is still used");
    }

    /** Entries of what was read last and could be; null when nobody has counted them. */
    public @Nullable Long entries() {
        return content.entries();
    }

    /** Whether the detector is to use it, as far as is known: when it cannot be read again, what was read before. */
    boolean isWanted() {
        return list.active() && (!status().equals("ERROR") || content.used() != null);
    }

    /**
     * The checksum of what is to be used: of what was read of the version that is wanted, or of what is used when that cannot be
     * read; null when nobody has read it yet.
     */
    public @Nullable String sha256() {
        if (content.version() != list.version()) {
            return null;
        }
        return content.error() == null ? content.sha256() : content.used();
    }
}
