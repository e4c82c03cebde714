// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.operations;

/**
 * An operation of the API.
 *
 * @param name as in the SDKs, e.g. {@code GetDetector}
 * @param method of HTTP
 * @param uri template of its path
 * @param code HTTP status code of its answers
 * @param source the client whose model has it: {@code sdk}, {@code botocore} or {@code js}
 * @param answer how it is answered
 */
public record Operation(String name, String method, UriTemplate uri, int code, String source, Answer answer) {

    /** Whether it changes nothing, so that a key that may only read may call it. */
    public boolean isReading() {
        return name.startsWith("Get") || name.startsWith("List") || name.startsWith("Describe");
    }
}
