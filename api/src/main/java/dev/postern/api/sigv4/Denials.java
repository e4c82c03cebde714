// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import dev.postern.api.ApiException;

/** Refusals of requests that are not signed as they must be, with AWS's codes; the SDKs act on some of them. */
final class Denials {
    private Denials() {}

    static ApiException unsigned() {
        return denied("MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    static ApiException incomplete(String what) {
        return denied("IncompleteSignatureException", what);
    }

    static ApiException unknownKey() {
        return denied("UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    static ApiException wrong() {
        return invalid("The request signature we calculated does not match the signature you provided. Check your AWS"
                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }

    static ApiException invalid(String message) {
        return denied("InvalidSignatureException", message);
    }

    private static ApiException denied(String type, String message) {
        return new ApiException(403, type, type, message);
    }
}
