// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

/** The database failed; the transaction was rolled back. The message says what to do where that can be told. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
