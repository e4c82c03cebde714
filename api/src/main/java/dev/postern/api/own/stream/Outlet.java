// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.stream;

import java.util.concurrent.CompletionStage;

/** Where the events of one stream go. Used by one thread. */
public interface Outlet {

    /**
     * Sends a piece, in UTF-8. The next is sent when this one has gone.
     *
     * @return completes when it has gone, and fails when the reader is gone
     */
    CompletionStage<Void> send(String piece);

    /** Ends the answer. */
    void end();

    /** Cuts the connection, whatever is on its way. */
    void cut();
}
