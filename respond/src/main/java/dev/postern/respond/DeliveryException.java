// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A delivery failed. The message says why, for people; it has no secrets, and no text of the receiver's. */
public final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean retryable;
    private final @Nullable Duration retryAfter;

    private DeliveryException(
            String message, boolean retryable, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.retryAfter = retryAfter;
    }

    /** The sink cannot take anything now; later it may. */
    public static DeliveryException unavailable(String message) {
        return new DeliveryException(message, true, null, null);
    }

    /** The sink cannot take anything now; later it may. */
    public static DeliveryException unavailable(String message, Throwable cause) {
        return new DeliveryException(message, true, null, cause);
    }

    /** The sink cannot take anything now, and has said when to come again, or null. */
    public static DeliveryException busy(String message, @Nullable Duration retryAfter) {
        return new DeliveryException(message, true, retryAfter, null);
    }

    /** The sink does not want this delivery, and will hardly want it later. */
    public static DeliveryException rejected(String message) {
        return new DeliveryException(message, false, null, null);
    }

    /** Whether a later try may succeed with nobody's help. */
    public boolean isRetryable() {
        return retryable;
    }

    /** How long the receiver asked to be left alone, or null. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
