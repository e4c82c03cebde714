// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.io.IOException;

/** A spool has no room until more of it has been read. Nothing was written. */
public final class SpoolFullException extends IOException {
    private static final long serialVersionUID = 1;

    SpoolFullException(String message) {
        super(message);
    }
}
