// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.io.IOException;

/** A mirror holds as much as it may, and all of it is still needed. */
final class MirrorFullException extends IOException {
    private static final long serialVersionUID = 1L;

    MirrorFullException(String message) {
        super(message);
    }
}
