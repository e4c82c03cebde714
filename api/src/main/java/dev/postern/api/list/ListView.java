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
    boolean isGone() {
        return list.deleted() && content.used() == null;
    }

    /** Why the status is {@code ERROR}, else null. */
    public @Nullable String error() {
        return status().equals("ERROR") ? content.error() : null;
    }

    /** Whether the detector is to use it, as far as is known. */
    boolean isWanted() {
        return list.active() && !status().equals("ERROR");
    }

    /** The checksum of what was read of the version that is wanted, or null. */
    public @Nullable String sha256() {
        return content.version() == list.version() ? content.sha256() : null;
    }
}
