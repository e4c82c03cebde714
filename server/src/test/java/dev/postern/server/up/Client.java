// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A program that is run with arguments, again and again. */
interface Client extends AutoCloseable {
    /** What a run has printed. */
    record Run(int code, String out, String err) {}

    /** Runs it to its end, with these variables beside those of our environment. */
    Run run(Map<String, String> environment, List<String> arguments) throws IOException, InterruptedException;

    @Override
    default void close() throws IOException {}
}
