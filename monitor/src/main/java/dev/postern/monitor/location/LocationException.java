// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

/** A list could not be read from where it is said to be; the message says why, and quotes nothing of what is there. */
public final class LocationException extends Exception {
    private static final long serialVersionUID = 1L;

    public LocationException(String message) {
        super(message);
    }

    public LocationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What to tell whoever named the place. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
