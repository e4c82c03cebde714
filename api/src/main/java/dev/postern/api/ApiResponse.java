// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import java.util.Map;

/**
 * An answer.
 *
 * @param code HTTP status code
 * @param headers by name
 * @param body JSON, empty for 204
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record ApiResponse(int code, Map<String, String> headers, byte[] body) {}
