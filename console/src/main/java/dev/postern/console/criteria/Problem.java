// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

/**
 * Why a filter cannot be understood.
 *
 * @param from where it begins in the text, in {@code char}s
 * @param to where it ends, exclusive
 * @param message for people; may quote what was written, which is hostile
 */
public record Problem(int from, int to, String message) {}
