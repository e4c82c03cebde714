// SPDX-License-Identifier: Apache-2.0
/**
 * Takes logins over HTTP that somebody else has read: {@code POST /ingest/v1/logins}. Who sends is told by a token, which is bound
 * to databases; what is sent is hostile. The answer comes when the logins are safe on the disk, in the spool that the watch
 * reads; sent again, they count once.
 */
@NullMarked
package dev.postern.server.ingest;

import org.jspecify.annotations.NullMarked;
