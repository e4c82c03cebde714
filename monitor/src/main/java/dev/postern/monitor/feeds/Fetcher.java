// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Gets a feed from where it is. */
public interface Fetcher {

    /**
     * Writes the feed's present content to a file, unless it is what is known already.
     *
     * @param etag what the last answer was named, or null
     * @param lastModified its time as the server told it, or null
     * @return what the content is named, or null when it has not changed
     * @throws FetchException when it could not be had whole; the file may hold anything then
     */
    @Nullable
    Fetched fetch(Feed feed, @Nullable String etag, @Nullable String lastModified, Path file)
            throws FetchException, InterruptedException;

    /** What the content is named, for the next time. */
    record Fetched(@Nullable String etag, @Nullable String lastModified) {}

    /** A feed could not be had; the message says why, and may quote a server. */
    final class FetchException extends Exception {
        private static final long serialVersionUID = 1L;

        public FetchException(String message) {
            super(message);
        }

        public FetchException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
