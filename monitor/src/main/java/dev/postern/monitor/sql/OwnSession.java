// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import dev.postern.kernel.Input;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;

/**
 * A connection of ours as the server knows it. Nobody else has the same address and port while it is open, whatever name and
 * application they give.
 *
 * @param address where the server sees us
 * @param port our port there
 * @param startMicros when the server began the session, microseconds since the epoch by its clock
 */
record OwnSession(IpAddress address, int port, long startMicros) {
    /** Between a connection's arrival and the start of its session the server does little. */
    private static final long APART = 5_000_000;

    /** Whether an input is our login. */
    boolean isOf(Input input) {
        return input instanceof LoginEvent login
                && login.remotePort() == port
                && address.equals(login.remoteIp())
                && Math.abs(login.openedMicros() - startMicros) <= APART;
    }

    /** As a line of text. */
    String line() {
        return address + " " + port + " " + startMicros;
    }

    /** @throws IllegalArgumentException when it is no such line */
    static OwnSession of(String line) {
        String[] parts = line.split(" ", -1);
        IpAddress address = parts.length == 3 ? IpAddress.parse(parts[0]) : null;
        if (address == null) {
            throw new IllegalArgumentException("no session: " + line);
        }
        return new OwnSession(address, Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }
}
