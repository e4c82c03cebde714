// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.sql.SQLException;
import java.util.List;

/** The log files of a server that are to be copied. */
interface RemoteLogs {

    /** The files as they are now, in no order; their names are safe. */
    List<RemoteFile> list() throws SQLException;

    /**
     * The bytes of a file from a place on: fewer than asked for at its end, none behind it.
     *
     * @throws SQLException also when there is no such file any more
     */
    byte[] read(String name, long place, int length) throws SQLException;
}
