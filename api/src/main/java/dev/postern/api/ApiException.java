// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

/**
 * A request is refused. Clients take the exception's class from the header {@code x-amzn-ErrorType}; the body names an inner code
 * and has the words, which some clients compare: they are part of the interface.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String type;
    private final String inner;

    /**
     * @param code HTTP status code
     * @param type of the exception, as clients know it
     * @param inner the older code, in the body
     * @param message for people and for clients that compare it
     */
    public ApiException(int code, String type, String inner, String message) {
        super(message, null, false, false);
        this.code = code;
        this.type = type;
        this.inner = inner;
    }

    /** HTTP status code. */
    public int code() {
        return code;
    }

    /** The exception's class, as clients know it. */
    public String type() {
        return type;
    }

    /** The older code. */
    public String inner() {
        return inner;
    }

    /** What to tell the client. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
