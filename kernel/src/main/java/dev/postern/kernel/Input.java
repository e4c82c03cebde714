// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/**
 * One input of the kernel. The total order of inputs is ({@link #timeMicros()}, instance, file, line); whoever feeds the kernel
 * keeps it.
 */
public sealed interface Input permits LoginEvent, TamperSignal, Tick {
    /** Time at which the input became known, in microseconds since 1970-01-01T00:00:00Z. */
    long timeMicros();
}
