// SPDX-License-Identifier: Apache-2.0
/** {@code postern up}: a Postern that watches, put together by hand from a configuration. */
@NullMarked
package dev.postern.server.up;

import org.jspecify.annotations.NullMarked;
