// SPDX-License-Identifier: Apache-2.0
/** Replays of history for requests: the same detection as {@code scan} and the watch have, beside them. */
@NullMarked
package dev.postern.server.replay;

import org.jspecify.annotations.NullMarked;
