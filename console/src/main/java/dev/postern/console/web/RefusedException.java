// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import java.util.Collection;

/** A request that is not answered as it wishes, with the reason for people. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String allowed;

    /**
     * @param code HTTP status code
     * @param words the reason, a sentence that repeats nothing of the request
     */
    public RefusedException(int code, String words) {
        this(code, words, "");
    }

    private RefusedException(int code, String words, String allowed) {
        super(words, null, false, false);
        this.code = code;
        this.allowed = allowed;
    }

    /** A method that an address is not answered for; these are (RFC 9110, section 15.5.6). */
    static RefusedException ofMethod(Collection<String> allowed) {
        String list = String.join(", ", allowed);
        return new RefusedException(405, "This address takes " + list + " only.", list);
    }

    /** Methods that are answered instead; empty when the method is not what is wrong. */
    public String allowed() {
        return allowed;
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
