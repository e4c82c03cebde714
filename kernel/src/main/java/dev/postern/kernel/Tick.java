// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/** Nothing happened until {@code timeMicros}: carries time where silence matters. */
public record Tick(long timeMicros) implements Input {}
