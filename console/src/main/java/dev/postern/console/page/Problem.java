// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

/**
 * Something that went wrong, for people.
 *
 * @param title a few words
 * @param words what it is and what to do
 */
public record Problem(String title, String words) {

    /** What a status code means. */
    public static Problem of(int code, String words) {
        return new Problem(
                switch (code) {
                    case 400 -> "This cannot be read";
                    case 403 -> "This is not yours to do";
                    case 404 -> "Nothing is here";
                    case 405 -> "Not in this way";
                    case 409 -> "Not as things are now";
                    case 408 -> "This took too long";
                    case 413 -> "This is too much at once";
                    case 414, 431 -> "The request is too long";
                    case 429 -> "Too many tries";
                    case 502 -> "Somebody else cannot be asked";
                    case 503 -> "The store cannot be asked";
                    default -> "Something went wrong";
                },
                words);
    }
}
