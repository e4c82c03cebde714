// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

/** A request that is not answered as it wishes, with the reason for people. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    /**
     * @param code HTTP status code
     * @param words the reason, a sentence that repeats nothing of the request
     */
    public RefusedException(int code, String words) {
        super(words, null, false, false);
        this.code = code;
    }

    /** HTTP status code. */
    public int code() {
        return code;
    }

    /** The reason. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
