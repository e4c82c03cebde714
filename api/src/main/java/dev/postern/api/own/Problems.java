// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import dev.postern.api.ApiException;
import dev.postern.api.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refusals, and the form in which they are told: problem details (RFC 9457). They repeat nothing of what was sent. */
public final class Problems {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final Map<Integer, String> TITLES = Map.of(
            BAD_REQUEST,
            "Bad Request",
            403,
            "Forbidden",
            NOT_FOUND,
            "Not Found",
            405,
            "Method Not Allowed",
            CONFLICT,
            "Conflict",
            413,
            "Content Too Large",
            TOO_MANY,
            "Too Many Requests",
            503,
            "Service Unavailable");

    private Problems() {}

    /** A parameter or member is not as it must be. */
    public static ApiException invalid(String words) {
        return of(BAD_REQUEST, "InvalidParameter", words);
    }

    /** There is no such thing, or it is another account's: it is not told which. */
    public static ApiException notFound(String what) {
        return of(NOT_FOUND, "NotFound", "there is no such " + what);
    }

    /** Something is not in a state in which this can be done. */
    public static ApiException conflict(String words) {
        return of(CONFLICT, "Conflict", words);
    }

    /** There is as much of it already as there may be. */
    public static ApiException tooMany(String words) {
        return of(TOO_MANY, "TooMany", words);
    }

    static ApiException of(int code, String type, String words) {
        return new ApiException(code, type, type, words);
    }

    /** The answer that tells of a refusal. */
    static ApiResponse answer(ApiException refusal, Map<String, String> headers) {
        boolean throttled = refusal.type().equals("ThrottlingException");
        int code = throttled ? TOO_MANY : refusal.code();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", TITLES.getOrDefault(code, "Internal Server Error"));
        body.put("status", code);
        body.put("detail", refusal.words());
        body.put("code", refusal.type());
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/problem+json");
        if (code == TOO_MANY) {
            all.put("Retry-After", "1");
        }
        return new ApiResponse(code, all, OwnJson.MAPPER.writeValueAsBytes(body));
    }
}
