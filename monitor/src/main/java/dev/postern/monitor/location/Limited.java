// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies no more than is allowed. */
final class Limited {
    private Limited() {}

    /** @throws LocationException when there are more bytes than allowed */
    static void copy(InputStream in, OutputStream out, long most) throws IOException, LocationException {
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            copied += n;
            if (copied > most) {
                throw new LocationException("what is there is longer than " + most + " bytes");
            }
            out.write(buffer, 0, n);
        }
    }
}
