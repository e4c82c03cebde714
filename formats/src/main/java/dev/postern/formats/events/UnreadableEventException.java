// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

/** Something is no login; the message says why, and quotes nothing of it. */
public final class UnreadableEventException extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableEventException(String why) {
        super(why);
    }
}
