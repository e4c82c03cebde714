// SPDX-License-Identifier: Apache-2.0
package dev.postern.server;

/** Exit codes of the program; fixed. */
public final class ExitCode {
    /** Ran, whether or not there are findings. */
    public static final int OK = 0;
    /** Some source could not be read; the rest was, and is printed. */
    public static final int SOURCE_FAILED = 1;
    /** The results could not be written, or the program has a fault. */
    public static final int FAILED = 1;
    /** Wrong usage or configuration. */
    public static final int USAGE = 2;
    /** A finding reaches {@code --fail-on}. */
    public static final int FINDINGS = 3;

    private ExitCode() {}
}
