// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

/**
 * What could stand at a place of a filter.
 *
 * @param from where the text that it replaces begins
 * @param to where that ends, exclusive
 * @param text to put there
 * @param help what it means; empty for values
 */
public record Suggestion(int from, int to, String text, String help) {}
