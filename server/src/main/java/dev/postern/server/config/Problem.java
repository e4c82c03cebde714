// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

/**
 * Something that is wrong with the file.
 *
 * @param place where
 * @param key path of the key, such as {@code databases[0].timezone}; empty when it is about the file as a whole
 * @param message what is wrong, and what to write instead; never the value of a secret
 */
public record Problem(Place place, String key, String message) {

    /** {@code LINE:COLUMN: key: message}, as far as known. */
    @Override
    public String toString() {
        String where = place.line() == 0 ? "" : place.line() + ":" + place.column() + ": ";
        return where + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
