// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** A database server of our own on loopback. */
public interface RealServer extends AutoCloseable {
    /** Address from which the harness itself logs in, so that its logins can be told from those under test. */
    String HARNESS_ADDRESS = "127.0.0.250";

    /** Account with which the harness logs in, from {@link #HARNESS_ADDRESS} only and without a password. */
    String HARNESS_USER = "harness";

    /** Product and version, e.g. {@code postgresql-18}; fit for a file name. */
    String name();

    /** Where it listens (IPv4; also on {@code ::1} where the machine has it). */
    InetSocketAddress address();

    /** The files that it logs logins to; complete once the server has stopped. */
    List<Path> logs();

    /**
     * Shuts it down in an orderly way and waits, so that its logs are complete.
     *
     * @throws IOException when it does not stop in time; it is killed then
     */
    void stop() throws IOException;

    /** Stops it whatever its state and removes its files. */
    @Override
    void close() throws IOException;
}
